// Made from schemas/dsa5e by `npm run generate`; do not edit.

export type Order = number;
export type Rating = number;
export type TechniqueRating = number;
export type Damage = string;

export interface Sheet {
	profile?: {
		family?: string;
		place_of_birth?: string;
		date_of_birth?: string;
		age?: string;
		sex?: string;
		hair_colour?: string;
		eye_colour?: string;
		size?: string;
		weight?: string;
		title?: string;
		social_status?: string;
		culture_area_knowledge?: string;
		characteristics?: string;
		other_info?: string;
	};
	species: string;
	species_variant?: string;
	culture?: string;
	profession?: string;
	profession_variant?: string;
	profession_name?: string;
	experience_level: string;
	phase?: 'creation' | 'adventuring';
	adventure_points: {
		total: number;
		log?: {
			[k: string]: LogEntry;
		};
	};
	attributes: {
		MU?: number;
		KL?: number;
		IN?: number;
		CH?: number;
		FF?: number;
		GE?: number;
		KO?: number;
		KK?: number;
	};
	attribute_adjustment?: 'MU' | 'KL' | 'IN' | 'CH' | 'FF' | 'GE' | 'KO' | 'KK';
	energies?: {
		LeP?: {
			purchased?: number;
			lost?: number;
		};
		AsP?: {
			purchased?: number;
			lost?: number;
			redeemed?: number;
		};
		KaP?: {
			purchased?: number;
			lost?: number;
			redeemed?: number;
		};
	};
	current?: {
		LeP?: number;
		AsP?: number;
		KaP?: number;
		Schip?: number;
	};
	conditions?: {
		[k: string]: number;
	};
	states?: {
		[k: string]: boolean;
	};
	talents?: {
		[k: string]: Rating;
	};
	combat_techniques?: {
		[k: string]: TechniqueRating;
	};
	advantages?: {
		[k: string]: Instance;
	};
	disadvantages?: {
		[k: string]: Instance;
	};
	special_abilities?: {
		[k: string]: Instance;
	};
	spells?: {
		[k: string]: Rating;
	};
	cantrips?: {
		[k: string]: Known;
	};
	liturgies?: {
		[k: string]: Rating;
	};
	blessings?: {
		[k: string]: Known;
	};
	equipment?: {
		[k: string]: Item;
	};
	purse?: {
		ducats?: number;
		silver?: number;
		heller?: number;
		kreuzer?: number;
	};
	pets?: {
		[k: string]: Pet;
	};
	pact?: {
		category?: string;
		level?: number;
		type?: string;
		domain?: string;
		name?: string;
	};
	notes?: {
		[k: string]: Note;
	};
	rules?: {
		higher_parade_values?: 0 | 2 | 4;
		attribute_value_limit?: boolean;
		language_specialisations?: boolean;
		encumbrance_on_ranged?: boolean;
		encumbrance_from_load?: boolean;
		rounded_pain_thresholds?: boolean;
	};
	custom?: {
		species?: {
			[k: string]: CustomEntry;
		};
		cultures?: {
			[k: string]: CustomEntry;
		};
		professions?: {
			[k: string]: CustomEntry;
		};
		advantages?: {
			[k: string]: CustomEntry;
		};
		disadvantages?: {
			[k: string]: CustomEntry;
		};
		special_abilities?: {
			[k: string]: CustomEntry;
		};
		talents?: {
			[k: string]: CustomEntry;
		};
		combat_techniques?: {
			[k: string]: CustomEntry;
		};
		spells?: {
			[k: string]: CustomEntry;
		};
		cantrips?: {
			[k: string]: CustomEntry;
		};
		liturgies?: {
			[k: string]: CustomEntry;
		};
		blessings?: {
			[k: string]: CustomEntry;
		};
		weapons?: {
			[k: string]: CustomEntry;
		};
		armour?: {
			[k: string]: CustomEntry;
		};
		items?: {
			[k: string]: CustomEntry;
		};
		conditions?: {
			[k: string]: CustomEntry;
		};
		states?: {
			[k: string]: CustomEntry;
		};
	};
}
export interface LogEntry {
	amount: number;
	reason?: string;
	date?: string;
	order?: Order;
}
export interface Instance {
	entry: string;
	level?: number;
	option?: string;
	option2?: string;
	option3?: string;
	cost?: number;
	note?: string;
	order?: Order;
}
export interface Known {
	order?: Order;
}
export interface Item {
	name?: string;
	template?: string;
	group?: string;
	amount?: number;
	weight?: number;
	price?: number;
	location?: string;
	carried?: boolean;
	hand?: 'main' | 'off' | 'both';
	worn?: boolean;
	melee?: Melee;
	ranged?: Ranged;
	armour?: Armour;
	structure?: string;
	note?: string;
	order?: Order;
}
export interface Melee {
	technique?: string;
	damage?: Damage;
	threshold?: Threshold;
	at?: number;
	pa?: number;
	reach?: number;
	two_handed?: boolean;
	parrying?: boolean;
	length?: number;
}
export interface Threshold {
	MU?: number;
	KL?: number;
	IN?: number;
	CH?: number;
	FF?: number;
	GE?: number;
	KO?: number;
	KK?: number;
}
export interface Ranged {
	technique?: string;
	damage?: Damage;
	range_close?: number;
	range_medium?: number;
	range_far?: number;
	reload?: string;
	length?: number;
	ammunition?: string;
}
export interface Armour {
	rs?: number;
	be?: number;
	gs?: number;
	ini?: number;
	type?: number;
	zone_only?: boolean;
}
export interface Pet {
	name?: string;
	type?: string;
	size?: string;
	attack?: string;
	at?: string;
	pa?: string;
	dp?: string;
	reach?: string;
	ini?: string;
	mov?: string;
	pro?: string;
	lp?: string;
	ae?: string;
	spi?: string;
	tou?: string;
	cou?: string;
	sgc?: string;
	int?: string;
	cha?: string;
	dex?: string;
	agi?: string;
	con?: string;
	str?: string;
	spent_ap?: string;
	total_ap?: string;
	actions?: string;
	talents?: string;
	skills?: string;
	notes?: string;
	order?: Order;
}
export interface Note {
	title?: string;
	text?: string;
	order?: Order;
}
export interface CustomEntry {
	name: {
		de: string;
		en: string;
	};
	description?: string;
	ap?: number;
	ap_mode?: 'fixed' | 'per_level';
	levels?: number;
	max_times?: number;
	category?: 'general' | 'magical' | 'blessed';
	group?: string;
	/**
	 * @minItems 3
	 * @maxItems 3
	 */
	check?: ('MU' | 'KL' | 'IN' | 'CH' | 'FF' | 'GE' | 'KO' | 'KK')[];
	/**
	 * @minItems 1
	 * @maxItems 2
	 */
	primary?: ('MU' | 'KL' | 'IN' | 'CH' | 'FF' | 'GE' | 'KO' | 'KK')[];
	improvement_cost?: 'A' | 'B' | 'C' | 'D';
	encumbrance?: 'yes' | 'no' | 'maybe';
	type?: 'melee' | 'ranged';
	parry?: boolean;
	form?: string;
	property?: string;
	resist?: 'SK' | 'ZK';
	lep_base?: number;
	sk_base?: number;
	zk_base?: number;
	gs_base?: number;
	weight?: number;
	price?: number;
	melee?: Melee;
	ranged?: Ranged;
	armour?: Armour;
}
