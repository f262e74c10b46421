"""Skill checks: talents, spells and liturgies on three attributes. Core rules: skill check."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from app.hookspecs import (
    DiceAction,
    Input,
    Offer,
    Outcome,
    OutcomePart,
    Part,
    Target,
    Text,
    Throw,
)

from . import fate
from .asking import DIFFICULTY, integer, is_set, number, toggle
from .conditions import condition_inputs, current, penalties
from .hero import Hero
from .tables import (
    EMPTY,
    SkillFacts,
    attribute_code,
    attribute_name,
    skill_facts,
)
from .wording import half_up, part, text, total

DICE = "1d20/1d20/1d20"
BEST_QUALITY = 6
UNFAMILIAR = -2

_MODIFIER = text("Modifikator", "Modifier")
_RESISTANCE = text("Widerstand des Ziels", "Resistance of the target")
_STRANGE = text("Fremdzauber", "Unfamiliar spell")
TOO_DIFFICULT = text(
    "Zu schwer: eine Eigenschaft fällt auf 0 oder darunter.",
    "Too difficult: an attribute falls to 0 or below.",
)
_ENCUMBRANCE = {
    "yes": toggle("encumbrance", "Belastung zählt", "Encumbrance counts", default=True),
    "maybe": toggle("encumbrance", "Belastung zählt", "Encumbrance counts"),
}
_COST = {
    "AsP": number("cost", "AsP-Kosten", "AE cost", 99),
    "KaP": number("cost", "KaP-Kosten", "KP cost", 99),
}
_RESIST = {
    "SK": number("resistance", "SK des Ziels", "SPI of the target", 30, least=-30),
    "ZK": number("resistance", "ZK des Ziels", "TOU of the target", 30, least=-30),
}


class Skill(NamedTuple):
    """What one hero makes a check on."""

    facts: SkillFacts
    rating: int
    strange: bool


def talent(hero: Hero, id_: str) -> Skill | None:
    return _skill(hero, "talents", id_)


def spell(hero: Hero, id_: str) -> Skill | None:
    return _skill(hero, "spells", id_)


def liturgy(hero: Hero, id_: str) -> Skill | None:
    return _skill(hero, "liturgies", id_)


def _skill(hero: Hero, kind: str, id_: str) -> Skill | None:
    """None for an entry that is unknown, is not the hero's, or whose check nobody knows."""
    facts = _facts(hero, kind, id_)
    if facts is None:
        return None
    rating = hero.sheet.get(kind, EMPTY).get(id_)
    if rating is None and facts.energy:
        return None
    return Skill(facts, rating or 0, facts.energy == "AsP" and is_unfamiliar(hero, id_))


def _facts(hero: Hero, kind: str, id_: str) -> SkillFacts | None:
    known = hero.rules.skills[kind]
    if id_ in known:
        return known[id_]
    own = hero.entry(kind, id_)
    return skill_facts(kind, id_, own) if own is not None else None


def is_unfamiliar(hero: Hero, id_: str) -> bool:
    """A spell of a tradition that is neither the hero's own nor everybody's."""
    facts = _facts(hero, "spells", id_)
    if facts is None or not facts.traditions or "general" in facts.traditions:
        return False
    if any(one in hero.active for one in facts.traditions):
        return False
    return "SA_70" not in hero.active or hero.times("SA_70", id_) == 0


def talents(hero: Hero) -> list[DiceAction]:
    return _listed(hero, "talents", [*hero.rules.talents, *hero.custom.get("talents", EMPTY)])


def spells(hero: Hero) -> list[DiceAction]:
    return _listed(hero, "spells", list(hero.sheet.get("spells", EMPTY)))


def liturgies(hero: Hero) -> list[DiceAction]:
    return _listed(hero, "liturgies", list(hero.sheet.get("liturgies", EMPTY)))


def _listed(hero: Hero, kind: str, ids: list[str]) -> list[DiceAction]:
    found, known = [], hero.rules.skills[kind]
    for id_ in dict.fromkeys(ids):
        facts = known.get(id_) or _facts(hero, kind, id_)
        if facts is not None:
            strange = kind == "spells" and is_unfamiliar(hero, id_)
            frame = _frame(hero, facts, strange)
            found.append(_made(facts, frame, frame.targets))
    return found


class Targets(dict[str, Target]):
    """The target of each die by its group's name. Many checks of a hero share them."""

    def __init__(self, hero: Hero, modifiers: list[Part]) -> None:
        super().__init__()
        self._attributes = hero.attributes
        self._modifiers = modifiers
        self._change = total(modifiers)
        self.too_difficult = min(hero.attributes.values()) + self._change <= 0
        """Whether any of them can fall to 0 or below."""

    def __missing__(self, name: str) -> Target:
        code = name.partition(" ")[0]
        value = self._attributes[code]
        parts = [part(attribute_name(code), value), *self._modifiers]
        target: Target = {"group": name, "value": value + self._change, "parts": parts}
        self[name] = target
        return target


class Frame(NamedTuple):
    """What checks of one kind share while nothing is set."""

    inputs: list[Input]
    targets: Targets


def _frame(hero: Hero, facts: SkillFacts, strange: bool) -> Frame:
    key = (facts.kind, strange)
    found: Frame | None = hero.drawn.get(key)
    if found is None:
        modifiers = _modifiers(hero, facts, strange, EMPTY)
        targets = Targets(hero, modifiers) if modifiers else _unhindered(hero)
        found = hero.drawn[key] = Frame(_inputs(hero, facts), targets)
    return found


def _unhindered(hero: Hero) -> Targets:
    """Where nothing helps or hinders, checks of every kind have the same targets."""
    found: Targets | None = hero.drawn.get("targets")
    if found is None:
        found = hero.drawn["targets"] = Targets(hero, [])
    return found


def action(hero: Hero, skill: Skill, inputs: Mapping[str, Any]) -> DiceAction:
    """The check with ``inputs`` worked in. It is not allowed where an attribute falls to 0."""
    return _made(
        skill.facts, _frame(hero, skill.facts, skill.strange), _targets(hero, skill, inputs)
    )


def _made(facts: SkillFacts, frame: Frame, known: Targets) -> DiceAction:
    targets = [known[name] for name in facts.names]
    made: DiceAction = {
        "id": facts.action,
        "label": facts.label,
        "category": "skill",
        "diceString": DICE,
        "groups": facts.groups,
        "targets": targets,
        "inputs": frame.inputs,
    }
    if known.too_difficult and any(target["value"] <= 0 for target in targets):
        made["blocked"] = TOO_DIFFICULT
    return made


def _inputs(hero: Hero, facts: SkillFacts) -> list[Input]:
    inputs = [DIFFICULTY]
    if facts.encumbrance in _ENCUMBRANCE:
        inputs.append(_ENCUMBRANCE[facts.encumbrance])
    if facts.energy:
        inputs.append(_COST[facts.energy])
    if facts.resist in _RESIST:
        inputs.append(_RESIST[facts.resist])
    return inputs + condition_inputs(hero)


def _targets(hero: Hero, skill: Skill, inputs: Mapping[str, Any]) -> Targets:
    if inputs:
        return Targets(hero, _modifiers(hero, skill.facts, skill.strange, inputs))
    return _frame(hero, skill.facts, skill.strange).targets


def _modifiers(
    hero: Hero, facts: SkillFacts, strange: bool, inputs: Mapping[str, Any]
) -> list[Part]:
    parts: list[Part] = []
    if modifier := integer(inputs, "modifier"):
        parts.append(part(_MODIFIER, modifier))
    if facts.resist and (resistance := integer(inputs, "resistance", 30, -30)):
        parts.append(part(_RESISTANCE, -resistance))
    if strange:
        parts.append(part(_STRANGE, UNFAMILIAR))
    hinders = facts.encumbrance
    encumbered = hinders != "no" and is_set(inputs, "encumbrance", default=hinders == "yes")
    return parts + penalties(hero, inputs, encumbered)


def quality(points: int) -> int:
    """Quality level of a success with ``points`` left."""
    return min(BEST_QUALITY, max(1, -(-points // 3)))


def evaluate(hero: Hero, skill: Skill, throw: Throw) -> Outcome | None:
    """Read three dice: criticals by the raw dice first, then the points that are left."""
    dice = _dice(skill, throw)
    if dice is None:
        return None
    known = _targets(hero, skill, throw["inputs"])
    targets = [known[name] for name in skill.facts.names]
    if any(target["value"] <= 0 for target in targets):
        return _not_allowed(skill)
    needed = [max(0, die - at["value"]) for die, at in zip(dice, targets, strict=True)]
    points = skill.rating - sum(needed)
    ones, twenties = dice.count(1), dice.count(20)
    success = ones >= 2 or (twenties < 2 and points >= 0)
    if ones >= 2:
        points = skill.rating
    if success:
        points = max(points, 1)
    outcome: Outcome = {
        "actionId": skill.facts.action,
        "success": success,
        "label": _label(ones, twenties, success, points),
        "degree": quality(points) if success else 0,
        "parts": _explained(skill, targets, dice, needed, points),
        "offers": _offers(hero, skill, throw["inputs"], success, critical=ones >= 2),
        "details": {
            "rating": skill.rating,
            "points": points,
            "quality": quality(points) if success else 0,
            "dice": dice,
            "needed": needed,
            "attributes": [target["value"] for target in targets],
        },
    }
    if ones >= 2:
        outcome["critical"] = "success"
    elif twenties >= 2:
        outcome["critical"] = "botch"
    return outcome


def _dice(skill: Skill, throw: Throw) -> list[int] | None:
    """The three dice in the order of the attributes, by group name or else as they lie."""
    groups = throw["groups"]
    by_name = {group["name"]: group for group in groups}
    ordered = [by_name[name] for name in skill.facts.names if name in by_name]
    if len(ordered) < 3:
        ordered = list(groups)
    dice = [die["value"] for group in ordered for die in group["dice"]]
    return dice if len(dice) == 3 and all(1 <= die <= 20 for die in dice) else None


def _not_allowed(skill: Skill) -> Outcome:
    return {
        "actionId": skill.facts.action,
        "success": False,
        "label": text("Probe nicht erlaubt", "Check not allowed"),
        "degree": 0,
        "parts": [],
        "offers": [],
        "details": {"blocked": True},
    }


def _label(ones: int, twenties: int, success: bool, points: int) -> Text:
    if ones >= 3:
        return text("Spektakulärer Erfolg", "Spectacular success")
    if ones == 2:
        return text("Kritischer Erfolg", "Critical success")
    if twenties >= 3:
        return text("Spektakulärer Patzer", "Spectacular botch")
    if twenties == 2:
        return text("Patzer", "Botch")
    if success:
        level = quality(points)
        return text(f"Gelungen, QS {level}", f"Passed, QL {level}")
    return text("Misslungen", "Failed")


def _explained(
    skill: Skill, targets: list[Target], dice: list[int], needed: list[int], points: int
) -> list[OutcomePart]:
    parts: list[OutcomePart] = [{"label": text("FW", "SR"), "value": skill.rating}]
    for code, target, die, lost in zip(skill.facts.check, targets, dice, needed, strict=True):
        spent = f" (−{lost})" if lost else ""
        parts.append({"label": attribute_code(code), "value": f"{die} / {target['value']}{spent}"})
    parts.append({"label": text("FP", "SP"), "value": points})
    return parts


def _offers(
    hero: Hero, skill: Skill, inputs: Mapping[str, Any], success: bool, *, critical: bool
) -> list[Offer]:
    """The energy a spell or liturgy costs (half of it on a failure), and what a Schip can do."""
    offers: list[Offer] = []
    cost = integer(inputs, "cost", 99, 0)
    due = cost if success else half_up(cost, 2)
    if skill.facts.energy and due and current(hero, skill.facts.energy) is not None:
        label = text(
            f"{due} {skill.facts.energy} zahlen", f"Pay {due} {energy_code(skill.facts.energy)}"
        )
        offers.append({"label": label, "resource": skill.facts.energy, "delta": -due})
    if not critical:
        offers += fate.offer(hero, "QS +1", "QL +1") if success else fate.reroll(hero)
    return offers


def energy_code(id_: str) -> str:
    """The English short form of an energy."""
    return {"LeP": "LP", "AsP": "AE", "KaP": "KP"}.get(id_, id_)
