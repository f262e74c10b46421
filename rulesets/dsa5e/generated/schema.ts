// Made from schemas/dsa5e by `npm run generate`; do not edit.
import type { Schema } from '../../schema/schema.ts';

export const schema: Schema = {
	type: 'object',
	required: ['species', 'experience_level', 'attributes', 'adventure_points'],
	additionalProperties: false,
	properties: {
		profile: {
			type: 'object',
			additionalProperties: false,
			properties: {
				family: { type: 'string', maxLength: 200 },
				place_of_birth: { type: 'string', maxLength: 200 },
				date_of_birth: { type: 'string', maxLength: 100 },
				age: { type: 'string', maxLength: 40 },
				sex: { type: 'string', maxLength: 40 },
				hair_colour: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$', maxLength: 64 },
				eye_colour: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$', maxLength: 64 },
				size: { type: 'string', maxLength: 40 },
				weight: { type: 'string', maxLength: 40 },
				title: { type: 'string', maxLength: 300 },
				social_status: {
					type: 'string',
					pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$',
					maxLength: 64
				},
				culture_area_knowledge: { type: 'string', maxLength: 300 },
				characteristics: { type: 'string', maxLength: 4000 },
				other_info: { type: 'string', maxLength: 8000 }
			}
		},
		species: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$', maxLength: 64 },
		species_variant: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$', maxLength: 64 },
		culture: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$', maxLength: 64 },
		profession: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$', maxLength: 64 },
		profession_variant: {
			type: 'string',
			pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$',
			maxLength: 64
		},
		profession_name: { type: 'string', maxLength: 200 },
		experience_level: {
			type: 'string',
			pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$',
			maxLength: 64
		},
		phase: {
			type: 'string',
			enum: ['creation', 'adventuring'],
			'x-labels': {
				creation: { de: 'Erschaffung', en: 'Creation' },
				adventuring: { de: 'Im Spiel', en: 'Adventuring' }
			}
		},
		adventure_points: {
			type: 'object',
			additionalProperties: false,
			properties: {
				total: { type: 'integer', minimum: 0, maximum: 1000000 },
				log: {
					type: 'object',
					propertyNames: { pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$' },
					maxProperties: 500,
					additionalProperties: { $ref: '#/$defs/log_entry' }
				}
			},
			required: ['total']
		},
		attributes: {
			type: 'object',
			additionalProperties: false,
			properties: {
				MU: { type: 'integer', minimum: 0, maximum: 40 },
				KL: { type: 'integer', minimum: 0, maximum: 40 },
				IN: { type: 'integer', minimum: 0, maximum: 40 },
				CH: { type: 'integer', minimum: 0, maximum: 40 },
				FF: { type: 'integer', minimum: 0, maximum: 40 },
				GE: { type: 'integer', minimum: 0, maximum: 40 },
				KO: { type: 'integer', minimum: 0, maximum: 40 },
				KK: { type: 'integer', minimum: 0, maximum: 40 }
			}
		},
		attribute_adjustment: {
			type: 'string',
			enum: ['MU', 'KL', 'IN', 'CH', 'FF', 'GE', 'KO', 'KK'],
			'x-labels': {
				MU: { de: 'Mut', en: 'Courage' },
				KL: { de: 'Klugheit', en: 'Sagacity' },
				IN: { de: 'Intuition', en: 'Intuition' },
				CH: { de: 'Charisma', en: 'Charisma' },
				FF: { de: 'Fingerfertigkeit', en: 'Dexterity' },
				GE: { de: 'Gewandtheit', en: 'Agility' },
				KO: { de: 'Konstitution', en: 'Constitution' },
				KK: { de: 'Körperkraft', en: 'Strength' }
			}
		},
		energies: {
			type: 'object',
			additionalProperties: false,
			properties: {
				LeP: {
					type: 'object',
					additionalProperties: false,
					properties: {
						purchased: { type: 'integer', minimum: 0, maximum: 99 },
						lost: { type: 'integer', minimum: 0, maximum: 99 }
					}
				},
				AsP: {
					type: 'object',
					additionalProperties: false,
					properties: {
						purchased: { type: 'integer', minimum: 0, maximum: 99 },
						lost: { type: 'integer', minimum: 0, maximum: 99 },
						redeemed: { type: 'integer', minimum: 0, maximum: 99 }
					}
				},
				KaP: {
					type: 'object',
					additionalProperties: false,
					properties: {
						purchased: { type: 'integer', minimum: 0, maximum: 99 },
						lost: { type: 'integer', minimum: 0, maximum: 99 },
						redeemed: { type: 'integer', minimum: 0, maximum: 99 }
					}
				}
			}
		},
		current: {
			type: 'object',
			additionalProperties: false,
			properties: {
				LeP: { type: 'integer', minimum: -99, maximum: 999 },
				AsP: { type: 'integer', minimum: 0, maximum: 999 },
				KaP: { type: 'integer', minimum: 0, maximum: 999 },
				Schip: { type: 'integer', minimum: 0, maximum: 99 }
			}
		},
		conditions: {
			type: 'object',
			propertyNames: { pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$' },
			maxProperties: 40,
			additionalProperties: { type: 'integer', minimum: 0, maximum: 4 }
		},
		states: {
			type: 'object',
			propertyNames: { pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$' },
			maxProperties: 60,
			additionalProperties: { type: 'boolean' }
		},
		talents: {
			type: 'object',
			propertyNames: { pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$' },
			maxProperties: 100,
			additionalProperties: { $ref: '#/$defs/rating' }
		},
		combat_techniques: {
			type: 'object',
			propertyNames: { pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$' },
			maxProperties: 60,
			additionalProperties: { $ref: '#/$defs/technique_rating' }
		},
		advantages: {
			type: 'object',
			propertyNames: { pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$' },
			maxProperties: 100,
			additionalProperties: { $ref: '#/$defs/instance' }
		},
		disadvantages: {
			type: 'object',
			propertyNames: { pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$' },
			maxProperties: 100,
			additionalProperties: { $ref: '#/$defs/instance' }
		},
		special_abilities: {
			type: 'object',
			propertyNames: { pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$' },
			maxProperties: 300,
			additionalProperties: { $ref: '#/$defs/instance' }
		},
		spells: {
			type: 'object',
			propertyNames: { pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$' },
			maxProperties: 300,
			additionalProperties: { $ref: '#/$defs/rating' }
		},
		cantrips: {
			type: 'object',
			propertyNames: { pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$' },
			maxProperties: 150,
			additionalProperties: { $ref: '#/$defs/known' }
		},
		liturgies: {
			type: 'object',
			propertyNames: { pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$' },
			maxProperties: 300,
			additionalProperties: { $ref: '#/$defs/rating' }
		},
		blessings: {
			type: 'object',
			propertyNames: { pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$' },
			maxProperties: 50,
			additionalProperties: { $ref: '#/$defs/known' }
		},
		equipment: {
			type: 'object',
			propertyNames: { pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$' },
			maxProperties: 500,
			additionalProperties: { $ref: '#/$defs/item' }
		},
		purse: {
			type: 'object',
			additionalProperties: false,
			properties: {
				ducats: { type: 'number', minimum: 0, maximum: 10000000 },
				silver: { type: 'number', minimum: 0, maximum: 10000000 },
				heller: { type: 'number', minimum: 0, maximum: 10000000 },
				kreuzer: { type: 'number', minimum: 0, maximum: 10000000 }
			}
		},
		pets: {
			type: 'object',
			propertyNames: { pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$' },
			maxProperties: 30,
			additionalProperties: { $ref: '#/$defs/pet' }
		},
		pact: {
			type: 'object',
			additionalProperties: false,
			properties: {
				category: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$', maxLength: 64 },
				level: { type: 'integer', minimum: 0, maximum: 20 },
				type: { type: 'string', maxLength: 100 },
				domain: { type: 'string', maxLength: 200 },
				name: { type: 'string', maxLength: 200 }
			}
		},
		notes: {
			type: 'object',
			propertyNames: { pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$' },
			maxProperties: 200,
			additionalProperties: { $ref: '#/$defs/note' }
		},
		rules: {
			type: 'object',
			additionalProperties: false,
			properties: {
				higher_parade_values: { type: 'integer', enum: [0, 2, 4], minimum: 0, maximum: 4 },
				attribute_value_limit: { type: 'boolean' },
				language_specialisations: { type: 'boolean' },
				encumbrance_on_ranged: { type: 'boolean' },
				encumbrance_from_load: { type: 'boolean' },
				rounded_pain_thresholds: { type: 'boolean' }
			}
		},
		custom: {
			type: 'object',
			additionalProperties: false,
			properties: {
				species: {
					type: 'object',
					propertyNames: { pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$' },
					maxProperties: 100,
					additionalProperties: { $ref: '#/$defs/custom_entry' }
				},
				cultures: {
					type: 'object',
					propertyNames: { pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$' },
					maxProperties: 100,
					additionalProperties: { $ref: '#/$defs/custom_entry' }
				},
				professions: {
					type: 'object',
					propertyNames: { pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$' },
					maxProperties: 100,
					additionalProperties: { $ref: '#/$defs/custom_entry' }
				},
				advantages: {
					type: 'object',
					propertyNames: { pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$' },
					maxProperties: 100,
					additionalProperties: { $ref: '#/$defs/custom_entry' }
				},
				disadvantages: {
					type: 'object',
					propertyNames: { pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$' },
					maxProperties: 100,
					additionalProperties: { $ref: '#/$defs/custom_entry' }
				},
				special_abilities: {
					type: 'object',
					propertyNames: { pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$' },
					maxProperties: 100,
					additionalProperties: { $ref: '#/$defs/custom_entry' }
				},
				talents: {
					type: 'object',
					propertyNames: { pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$' },
					maxProperties: 100,
					additionalProperties: { $ref: '#/$defs/custom_entry' }
				},
				combat_techniques: {
					type: 'object',
					propertyNames: { pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$' },
					maxProperties: 100,
					additionalProperties: { $ref: '#/$defs/custom_entry' }
				},
				spells: {
					type: 'object',
					propertyNames: { pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$' },
					maxProperties: 100,
					additionalProperties: { $ref: '#/$defs/custom_entry' }
				},
				cantrips: {
					type: 'object',
					propertyNames: { pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$' },
					maxProperties: 100,
					additionalProperties: { $ref: '#/$defs/custom_entry' }
				},
				liturgies: {
					type: 'object',
					propertyNames: { pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$' },
					maxProperties: 100,
					additionalProperties: { $ref: '#/$defs/custom_entry' }
				},
				blessings: {
					type: 'object',
					propertyNames: { pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$' },
					maxProperties: 100,
					additionalProperties: { $ref: '#/$defs/custom_entry' }
				},
				weapons: {
					type: 'object',
					propertyNames: { pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$' },
					maxProperties: 100,
					additionalProperties: { $ref: '#/$defs/custom_entry' }
				},
				armour: {
					type: 'object',
					propertyNames: { pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$' },
					maxProperties: 100,
					additionalProperties: { $ref: '#/$defs/custom_entry' }
				},
				items: {
					type: 'object',
					propertyNames: { pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$' },
					maxProperties: 100,
					additionalProperties: { $ref: '#/$defs/custom_entry' }
				},
				conditions: {
					type: 'object',
					propertyNames: { pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$' },
					maxProperties: 100,
					additionalProperties: { $ref: '#/$defs/custom_entry' }
				},
				states: {
					type: 'object',
					propertyNames: { pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$' },
					maxProperties: 100,
					additionalProperties: { $ref: '#/$defs/custom_entry' }
				}
			}
		}
	},
	$defs: {
		order: { type: 'integer', minimum: 0, maximum: 100000 },
		rating: { type: 'integer', minimum: 0, maximum: 40 },
		technique_rating: { type: 'integer', minimum: 6, maximum: 40 },
		known: {
			type: 'object',
			additionalProperties: false,
			properties: { order: { $ref: '#/$defs/order' } }
		},
		damage: {
			type: 'string',
			pattern: '^[1-9][0-9]?d[1-9][0-9]{0,2}([+-][0-9]{1,3})?$',
			'x-form': { de: 'Hier gehören Würfel wie 1W6+4 hin.', en: 'Dice such as 1d6+4 belong here.' },
			maxLength: 12
		},
		instance: {
			type: 'object',
			additionalProperties: false,
			properties: {
				entry: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$', maxLength: 64 },
				level: { type: 'integer', minimum: 1, maximum: 20 },
				option: { type: 'string', maxLength: 200 },
				option2: { type: 'string', maxLength: 200 },
				option3: { type: 'string', maxLength: 200 },
				cost: { type: 'integer', minimum: -500, maximum: 500 },
				note: { type: 'string', maxLength: 500 },
				order: { $ref: '#/$defs/order' }
			},
			required: ['entry']
		},
		threshold: {
			type: 'object',
			additionalProperties: false,
			properties: {
				MU: { type: 'integer', minimum: 1, maximum: 99 },
				KL: { type: 'integer', minimum: 1, maximum: 99 },
				IN: { type: 'integer', minimum: 1, maximum: 99 },
				CH: { type: 'integer', minimum: 1, maximum: 99 },
				FF: { type: 'integer', minimum: 1, maximum: 99 },
				GE: { type: 'integer', minimum: 1, maximum: 99 },
				KO: { type: 'integer', minimum: 1, maximum: 99 },
				KK: { type: 'integer', minimum: 1, maximum: 99 }
			}
		},
		melee: {
			type: 'object',
			additionalProperties: false,
			properties: {
				technique: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$', maxLength: 64 },
				damage: { $ref: '#/$defs/damage' },
				threshold: { $ref: '#/$defs/threshold' },
				at: { type: 'integer', minimum: -20, maximum: 20 },
				pa: { type: 'integer', minimum: -20, maximum: 20 },
				reach: { type: 'integer', minimum: 1, maximum: 4 },
				two_handed: { type: 'boolean' },
				parrying: { type: 'boolean' },
				length: { type: 'number', minimum: 0, maximum: 10000 }
			}
		},
		ranged: {
			type: 'object',
			additionalProperties: false,
			properties: {
				technique: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$', maxLength: 64 },
				damage: { $ref: '#/$defs/damage' },
				range_close: { type: 'number', minimum: 0, maximum: 100000 },
				range_medium: { type: 'number', minimum: 0, maximum: 100000 },
				range_far: { type: 'number', minimum: 0, maximum: 100000 },
				reload: { type: 'string', maxLength: 20 },
				length: { type: 'number', minimum: 0, maximum: 10000 },
				ammunition: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$', maxLength: 64 }
			}
		},
		armour: {
			type: 'object',
			additionalProperties: false,
			properties: {
				rs: { type: 'integer', minimum: 0, maximum: 20 },
				be: { type: 'integer', minimum: 0, maximum: 10 },
				gs: { type: 'integer', minimum: -5, maximum: 5 },
				ini: { type: 'integer', minimum: -5, maximum: 5 },
				type: { type: 'integer', minimum: 1, maximum: 20 },
				zone_only: { type: 'boolean' }
			}
		},
		item: {
			type: 'object',
			additionalProperties: false,
			properties: {
				name: { type: 'string', maxLength: 200 },
				template: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$', maxLength: 64 },
				group: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$', maxLength: 64 },
				amount: { type: 'integer', minimum: 0, maximum: 100000 },
				weight: { type: 'number', minimum: 0, maximum: 100000 },
				price: { type: 'number', minimum: 0, maximum: 100000000 },
				location: { type: 'string', maxLength: 200 },
				carried: { type: 'boolean' },
				hand: {
					type: 'string',
					enum: ['main', 'off', 'both'],
					'x-labels': {
						main: { de: 'Haupthand', en: 'main hand' },
						off: { de: 'Nebenhand', en: 'off hand' },
						both: { de: 'beide Hände', en: 'both hands' }
					}
				},
				worn: { type: 'boolean' },
				melee: { $ref: '#/$defs/melee' },
				ranged: { $ref: '#/$defs/ranged' },
				armour: { $ref: '#/$defs/armour' },
				structure: { type: 'string', maxLength: 40 },
				note: { type: 'string', maxLength: 1000 },
				order: { $ref: '#/$defs/order' }
			}
		},
		pet: {
			type: 'object',
			additionalProperties: false,
			properties: {
				name: { type: 'string', maxLength: 100 },
				type: { type: 'string', maxLength: 100 },
				size: { type: 'string', maxLength: 60 },
				attack: { type: 'string', maxLength: 100 },
				at: { type: 'string', maxLength: 40 },
				pa: { type: 'string', maxLength: 40 },
				dp: { type: 'string', maxLength: 40 },
				reach: { type: 'string', maxLength: 40 },
				ini: { type: 'string', maxLength: 40 },
				mov: { type: 'string', maxLength: 40 },
				pro: { type: 'string', maxLength: 40 },
				lp: { type: 'string', maxLength: 40 },
				ae: { type: 'string', maxLength: 40 },
				spi: { type: 'string', maxLength: 40 },
				tou: { type: 'string', maxLength: 40 },
				cou: { type: 'string', maxLength: 40 },
				sgc: { type: 'string', maxLength: 40 },
				int: { type: 'string', maxLength: 40 },
				cha: { type: 'string', maxLength: 40 },
				dex: { type: 'string', maxLength: 40 },
				agi: { type: 'string', maxLength: 40 },
				con: { type: 'string', maxLength: 40 },
				str: { type: 'string', maxLength: 40 },
				spent_ap: { type: 'string', maxLength: 40 },
				total_ap: { type: 'string', maxLength: 40 },
				actions: { type: 'string', maxLength: 400 },
				talents: { type: 'string', maxLength: 1000 },
				skills: { type: 'string', maxLength: 1000 },
				notes: { type: 'string', maxLength: 4000 },
				order: { $ref: '#/$defs/order' }
			}
		},
		log_entry: {
			type: 'object',
			additionalProperties: false,
			properties: {
				amount: { type: 'integer', minimum: -100000, maximum: 100000 },
				reason: { type: 'string', maxLength: 300 },
				date: { type: 'string', maxLength: 40 },
				order: { $ref: '#/$defs/order' }
			},
			required: ['amount']
		},
		note: {
			type: 'object',
			additionalProperties: false,
			properties: {
				title: { type: 'string', maxLength: 120 },
				text: { type: 'string', maxLength: 8000 },
				order: { $ref: '#/$defs/order' }
			}
		},
		custom_entry: {
			type: 'object',
			additionalProperties: false,
			required: ['name'],
			properties: {
				name: {
					type: 'object',
					additionalProperties: false,
					properties: {
						de: { type: 'string', maxLength: 200 },
						en: { type: 'string', maxLength: 200 }
					},
					required: ['de', 'en']
				},
				description: { type: 'string', maxLength: 2000 },
				ap: { type: 'integer', minimum: -500, maximum: 500 },
				ap_mode: {
					type: 'string',
					enum: ['fixed', 'per_level'],
					'x-labels': {
						fixed: { de: 'einmal', en: 'once' },
						per_level: { de: 'je Stufe', en: 'per level' }
					}
				},
				levels: { type: 'integer', minimum: 1, maximum: 20 },
				max_times: { type: 'integer', minimum: 1, maximum: 100 },
				category: {
					type: 'string',
					enum: ['general', 'magical', 'blessed'],
					'x-labels': {
						general: { de: 'allgemein', en: 'general' },
						magical: { de: 'magisch', en: 'magical' },
						blessed: { de: 'karmal', en: 'blessed' }
					}
				},
				group: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$', maxLength: 64 },
				check: {
					type: 'array',
					items: {
						type: 'string',
						enum: ['MU', 'KL', 'IN', 'CH', 'FF', 'GE', 'KO', 'KK'],
						'x-labels': {
							MU: { de: 'Mut', en: 'Courage' },
							KL: { de: 'Klugheit', en: 'Sagacity' },
							IN: { de: 'Intuition', en: 'Intuition' },
							CH: { de: 'Charisma', en: 'Charisma' },
							FF: { de: 'Fingerfertigkeit', en: 'Dexterity' },
							GE: { de: 'Gewandtheit', en: 'Agility' },
							KO: { de: 'Konstitution', en: 'Constitution' },
							KK: { de: 'Körperkraft', en: 'Strength' }
						}
					},
					minItems: 3,
					maxItems: 3
				},
				primary: {
					type: 'array',
					items: {
						type: 'string',
						enum: ['MU', 'KL', 'IN', 'CH', 'FF', 'GE', 'KO', 'KK'],
						'x-labels': {
							MU: { de: 'Mut', en: 'Courage' },
							KL: { de: 'Klugheit', en: 'Sagacity' },
							IN: { de: 'Intuition', en: 'Intuition' },
							CH: { de: 'Charisma', en: 'Charisma' },
							FF: { de: 'Fingerfertigkeit', en: 'Dexterity' },
							GE: { de: 'Gewandtheit', en: 'Agility' },
							KO: { de: 'Konstitution', en: 'Constitution' },
							KK: { de: 'Körperkraft', en: 'Strength' }
						}
					},
					minItems: 1,
					maxItems: 2
				},
				improvement_cost: {
					type: 'string',
					enum: ['A', 'B', 'C', 'D'],
					'x-labels': {
						A: { de: 'A', en: 'A' },
						B: { de: 'B', en: 'B' },
						C: { de: 'C', en: 'C' },
						D: { de: 'D', en: 'D' }
					}
				},
				encumbrance: {
					type: 'string',
					enum: ['yes', 'no', 'maybe'],
					'x-labels': {
						yes: { de: 'ja', en: 'yes' },
						no: { de: 'nein', en: 'no' },
						maybe: { de: 'eventuell', en: 'maybe' }
					}
				},
				type: {
					type: 'string',
					enum: ['melee', 'ranged'],
					'x-labels': {
						melee: { de: 'Nahkampf', en: 'melee' },
						ranged: { de: 'Fernkampf', en: 'ranged' }
					}
				},
				parry: { type: 'boolean' },
				form: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$', maxLength: 64 },
				property: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$', maxLength: 64 },
				resist: {
					type: 'string',
					enum: ['SK', 'ZK'],
					'x-labels': {
						SK: { de: 'Seelenkraft', en: 'Spirit' },
						ZK: { de: 'Zähigkeit', en: 'Toughness' }
					}
				},
				lep_base: { type: 'integer', minimum: -20, maximum: 40 },
				sk_base: { type: 'integer', minimum: -20, maximum: 20 },
				zk_base: { type: 'integer', minimum: -20, maximum: 20 },
				gs_base: { type: 'integer', minimum: 0, maximum: 40 },
				weight: { type: 'number', minimum: 0, maximum: 100000 },
				price: { type: 'number', minimum: 0, maximum: 100000000 },
				melee: { $ref: '#/$defs/melee' },
				ranged: { $ref: '#/$defs/ranged' },
				armour: { $ref: '#/$defs/armour' }
			}
		}
	}
};
