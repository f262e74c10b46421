// Made from schemas/dsa5e by `npm run generate`; do not edit.

/** id de en group check improvement_cost encumbrance */
export const talents = `TAL_1|Fliegen|Flying|body|MU IN GE|B|yes
TAL_2|Gaukeleien|Gaukelei|body|MU CH FF|A|yes
TAL_3|Klettern|Climbing|body|MU GE KK|B|yes
TAL_4|Körperbeherrschung|Body Control|body|GE GE KO|D|yes
TAL_5|Kraftakt|Feat of Strength|body|KO KK KK|B|yes
TAL_6|Reiten|Riding|body|CH GE KK|B|yes
TAL_7|Schwimmen|Swimming|body|GE KO KK|B|yes
TAL_8|Selbstbeherrschung|Self-Control|body|MU MU KO|D|no
TAL_9|Singen|Singing|body|KL CH KO|A|maybe
TAL_10|Sinnesschärfe|Perception|body|KL IN IN|D|maybe
TAL_11|Tanzen|Dancing|body|KL CH GE|A|yes
TAL_12|Taschendiebstahl|Pickpocket|body|MU FF GE|B|yes
TAL_13|Verbergen|Stealth|body|MU IN GE|C|yes
TAL_14|Zechen|Carousing|body|KL KO KK|A|no
TAL_15|Bekehren & Überzeugen|Persuasion|social|MU KL CH|B|no
TAL_16|Betören|Seduction|social|MU CH CH|B|maybe
TAL_17|Einschüchtern|Intimidation|social|MU IN CH|B|no
TAL_18|Etikette|Etiquette|social|KL IN CH|B|no
TAL_19|Gassenwissen|Streetwise|social|KL IN CH|C|maybe
TAL_20|Menschenkenntnis|Empathy|social|KL IN CH|C|no
TAL_21|Überreden|Fast-Talk|social|MU IN CH|C|no
TAL_22|Verkleiden|Disguise|social|IN CH GE|B|yes
TAL_23|Willenskraft|Willpower|social|MU IN CH|D|no
TAL_24|Fährtensuchen|Tracking|nature|MU IN GE|C|yes
TAL_25|Fesseln|Ropes|nature|KL FF KK|A|maybe
TAL_26|Fischen & Angeln|Fishing|nature|FF GE KO|A|maybe
TAL_27|Orientierung|Orienting|nature|KL IN IN|B|no
TAL_28|Pflanzenkunde|Plant Lore|nature|KL FF KO|C|maybe
TAL_29|Tierkunde|Animal Lore|nature|MU MU CH|C|yes
TAL_30|Wildnisleben|Survival|nature|MU GE KO|C|yes
TAL_31|Brett- & Glücksspiel|Gambling|knowledge|KL KL IN|A|no
TAL_32|Geographie|Geography|knowledge|KL KL IN|B|no
TAL_33|Geschichtswissen|History|knowledge|KL KL IN|B|no
TAL_34|Götter & Kulte|Religions|knowledge|KL KL IN|B|no
TAL_35|Kriegskunst|Warfare|knowledge|MU KL IN|B|no
TAL_36|Magiekunde|Magical Lore|knowledge|KL KL IN|C|no
TAL_37|Mechanik|Mechanics|knowledge|KL KL FF|B|no
TAL_38|Rechnen|Math|knowledge|KL KL IN|A|no
TAL_39|Rechtskunde|Law|knowledge|KL KL IN|A|no
TAL_40|Sagen & Legenden|Myths & Legends|knowledge|KL KL IN|B|no
TAL_41|Sphärenkunde|Sphere Lore|knowledge|KL KL IN|B|no
TAL_42|Sternkunde|Astronomy|knowledge|KL KL IN|A|no
TAL_43|Alchimie|Alchemy|craft|MU KL FF|C|yes
TAL_44|Boote & Schiffe|Sailing|craft|FF GE KK|B|yes
TAL_45|Fahrzeuge|Driving|craft|CH FF KO|A|yes
TAL_46|Handel|Commerce|craft|KL IN CH|B|no
TAL_47|Heilkunde Gift|Treat Poison|craft|MU KL IN|B|yes
TAL_48|Heilkunde Krankheiten|Treat Disease|craft|MU IN KO|B|yes
TAL_49|Heilkunde Seele|Treat Soul|craft|IN CH KO|B|no
TAL_50|Heilkunde Wunden|Treat Wounds|craft|KL FF FF|D|yes
TAL_51|Holzbearbeitung|Woodworking|craft|FF GE KK|B|yes
TAL_52|Lebensmittelbearbeitung|Prepare Food|craft|IN FF FF|A|yes
TAL_53|Lederbearbeitung|Leatherworking|craft|FF GE KO|B|yes
TAL_54|Malen & Zeichnen|Artistic Ability|craft|IN FF FF|A|yes
TAL_55|Metallbearbeitung|Metalworking|craft|FF KO KK|C|yes
TAL_56|Musizieren|Music|craft|CH FF KO|A|yes
TAL_57|Schlösserknacken|Pick Locks|craft|IN FF FF|C|yes
TAL_58|Steinbearbeitung|Earthencraft|craft|FF FF KK|A|yes
TAL_59|Stoffbearbeitung|Clothworking|craft|KL FF FF|A|yes`;

/** id de en primary improvement_cost ranged parry core */
export const combat_techniques = `CT_1|Armbrüste|Crossbows|FF|B|1||1
CT_2|Bögen|Bows|FF|C|1||1
CT_3|Dolche|Daggers|GE|B||1|1
CT_4|Fechtwaffen|Fencing Weapons|GE|C||1|1
CT_5|Hiebwaffen|Impact Weapons|KK|C||1|1
CT_6|Kettenwaffen|Chain Weapons|KK|C|||1
CT_7|Lanzen|Lances|KK|B||1|1
CT_8|Peitschen|Whips|FF|B
CT_9|Raufen|Brawling|GE KK|B||1|1
CT_10|Schilde|Shields|KK|C||1|1
CT_11|Schleudern|Slings|FF|B|1
CT_12|Schwerter|Swords|GE KK|C||1|1
CT_13|Stangenwaffen|Polearms|GE KK|C||1|1
CT_14|Wurfwaffen|Throwing Weapons|FF|B|1||1
CT_15|Zweihandhiebwaffen|Two-Handed Impact Weapons|KK|C||1|1
CT_16|Zweihandschwerter|Two-Handed Swords|KK|C||1|1
CT_17|Feuerspeien|Spitting Fire|FF|B|1
CT_18|Blasrohre|Blowguns|FF|B|1
CT_19|Diskusse|Discuses|FF|C|1
CT_20|Fächer|Folding Fans|GE|C||1
CT_21|Spießwaffen|Spear Arms|KK|C||1`;

/** id de en ap lep_base sk_base zk_base gs_base adjustments choice options automatic_advantages */
export const species = `R_1|Mensch|Human|0|5|-5|-5|8||1|MU KL IN CH FF GE KO KK
R_2|Elf||18|2|-4|-6|8|IN 1 GE 1|-2|KL KK|ADV_50 ADV_52
R_3|Halbelf|Half-Elf|0|5|-4|-6|8||1|MU KL IN CH FF GE KO KK
R_4|Zwerg|Dwarf|61|8|-4|-4|6|KO 1 KK 1|-2|CH GE`;

/** id de en max_attribute max_skill_rating max_combat_technique max_attribute_total max_spells_liturgies max_unfamiliar_spells */
export const experience_levels = `EL_1|Unerfahren|Inexperienced|12|10|8|95|8|0
EL_2|Durchschnittlich|Ordinary|13|10|10|98|10|1
EL_3|Erfahren|Experienced|14|10|12|100|12|2
EL_4|Kompetent|Competent|15|13|14|102|14|3
EL_5|Meisterlich|Masterly|16|16|16|105|16|4
EL_6|Brillant|Brilliant|17|19|18|109|18|5
EL_7|Legendär|Legendary|18|20|20|114|20|6`;

/** id de en */
export const conditions = `COND_1|Belastung|Encumbrance
COND_2|Betäubung|Stupor
COND_3|Entrückung|Rapture
COND_4|Furcht|Fear
COND_5|Paralyse|Paralysis
COND_6|Schmerz|Pain
COND_7|Verwirrung|Confusion
COND_8|Animosität|Animosity
COND_9|Berauscht|Intoxicated
COND_10|Trance
COND_11|Sikaryan-Verlust
COND_12|Begehren
COND_13|Überanstrengung
COND_14|Dämonische Auszehrung`;

/** id de en */
export const states = `STATE_1|Bewegungsunfähig|Immobilized
STATE_2|Bewusstlos|Unconscious
STATE_3|Blind
STATE_4|Blutrausch|Bloodlust
STATE_5|Brennend|Burning
STATE_6|Eingeengt|Cramped
STATE_7|Fixiert|Bound
STATE_8|Handlungsunfähig|Incapacitated
STATE_9|Krank|Diseased
STATE_10|Liegend|Prone
STATE_11|Stumm|Mute
STATE_12|Taub|Deaf
STATE_13|Überrascht|Surprised
STATE_14|Unsichtbar|Invisible
STATE_15|Vergiftet|Poisoned
STATE_16|Hörigkeit|Enslavement
STATE_17|Pechmagnet|Misfortune
STATE_18|Raserei|Frenzied
STATE_19|Übler Geruch|Horrible Smell
STATE_20|Versteinert|Petrified
STATE_21|Blutend
STATE_22|Kind der Finsternis
STATE_23|Minderer Vampir
STATE_24|Lykanthrop
STATE_25|Wergestalt`;

/** id de en */
export const talent_groups = `body|Körper|Physical
social|Gesellschaft|Social
nature|Natur|Nature
knowledge|Wissen|Knowledge
craft|Handwerk|Craft`;

/** id blessed primary asp_factor advantage_cap */
export const traditions = `SA_70||KL|1|50
SA_255||CH|1|50
SA_345||IN|1|50
SA_346||KL|1|50
SA_676||CH|1|50
SA_677||CH|0.5|25
SA_678||CH|0.5|25
SA_679|||0|25
SA_680|||0|25
SA_681||KL|1|50
SA_1255||CH|1|50
SA_750||KL|0.5|25
SA_726||IN|1|50
SA_1221||IN|0.5|25
SA_1293||||50
SA_1438||||50
SA_86|1|KL||50
SA_682|1|MU||50
SA_683|1|MU||50
SA_684|1|KL||50
SA_685|1|IN||50
SA_686|1|IN||50
SA_687|1|CH||50
SA_688|1|KL||50
SA_689|1|MU||50
SA_690|1|CH||50
SA_691|1|IN||50
SA_692|1|CH||50
SA_693|1|MU||50
SA_694|1|IN||50
SA_695|1|CH||50
SA_696|1|MU||50
SA_697|1|KL||50
SA_698|1|MU||50
SA_1049|1|KL||50
SA_1187|1|||50`;

/** id base last_at_base */
export const improvement_costs = `A|1|12
B|2|12
C|3|12
D|4|12
E|15|14`;
