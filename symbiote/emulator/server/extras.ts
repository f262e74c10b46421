import { ICON_SIZE, ICONS_PER_ROW, PICTURES } from '../game/world.ts';
import { ICONS } from './icons.ts';
import {
	mdiAccount,
	mdiBarrel,
	mdiDogSide,
	mdiEmoticonDevil,
	mdiFloorPlan,
	mdiSkull,
	mdiTableFurniture,
	mdiWall
} from '@mdi/js';

/** The variables of the game's style sheet, with its default theme's values. */
const COLORS: Record<string, [normal: string, highContrast: string]> = {
	'background-primary': ['#000', '#000'],
	'background-secondary': ['#1C1C1C', '#1C1C1C'],
	'background-tertiary': ['#40454F', '#40454F'],
	'color-primary': ['#fff', '#fff'],
	'color-secondary': ['#A6A6A6', '#A6A6A6'],
	'color-danger': ['#A50000', '#A50000'],
	'accent-primary': ['#ff6e00', '#ff6e00'],
	'accent-hover': ['#ffad1e', '#ffad1e'],
	'accent-background': ['#422917', '#422917'],
	'button-background': ['#0072A5', '#0072A5'],
	'button-hover': ['#00ABF8', '#00ABF8'],
	link: ['#80bfff', '#80bfff'],
	'link-hover': ['#b9e3ff', '#b9e3ff'],
	'accessibility-border': ['transparent', '#fff'],
	'accessibility-focus': ['transparent', '#ff6e00']
};

const SIZES = { xsmall: 16, small: 24, medium: 32, large: 64, xlarge: 128 };

/** The style sheet of one of the game's own extras; undefined where there is none. */
export function extraStyle(name: string): string | undefined {
	if (name === 'colorStyles') return colorStyles();
	if (name === 'fonts') return fonts();
	return name === 'icons' ? icons() : undefined;
}

function colorStyles(): string {
	const lines = Object.entries(COLORS).flatMap(([name, [normal, highContrast]]) => [
		`--ts-${name}: ${normal};`,
		`--ts-default-theme-${name}: ${normal};`,
		`--ts-high-contrast-theme-${name}: ${highContrast};`
	]);
	return `:root {\n${lines.join('\n')}\n}\n`;
}

/** The game's display face is not ours to give away: where it is not installed, a serif stands in. */
function fonts(): string {
	const faces = [
		'OptimusPrinceps',
		'Cinzel',
		'Trajan Pro',
		'Palatino Linotype',
		'DejaVu Serif',
		'Liberation Serif'
	];
	const sources = faces.map((face) => `local("${face}")`).join(', ');
	return `@font-face { font-family: OptimusPrinceps; src: ${sources}; }\n`;
}

function icons(): string {
	const common = `[class^="ts-icon-"], [class*=" ts-icon-"] {
	display: inline-block; width: 32px; height: 32px; vertical-align: middle;
	background: center / contain no-repeat;
}\n`;
	const sizes = Object.entries(SIZES).map(
		([name, size]) =>
			`i.ts-icon-${name}, .ts-icon-${name} { width: ${size}px; height: ${size}px; }\n`
	);
	const rims = `.ts-icon-border { filter: drop-shadow(0 0 1px #000) drop-shadow(0 0 1px #000); }
.ts-icon-black { filter: invert(1); }\n`;
	const pictures = Object.entries(ICONS).map(
		([name, path]) => `.ts-icon-${name} { background-image: url("${dataUrl(path)}"); }\n`
	);
	return common + pictures.join('') + sizes.join('') + rims;
}

function dataUrl(path: string): string {
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path fill="#fff" d="${path}"/></svg>`;
	return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

const ATLAS = [
	mdiAccount,
	mdiEmoticonDevil,
	mdiSkull,
	mdiDogSide,
	mdiFloorPlan,
	mdiWall,
	mdiBarrel,
	mdiTableFurniture
];
const INK = [
	'#E6C54A',
	'#7CCB95',
	'#FF8A80',
	'#ABA294',
	'#8A8274',
	'#8A8274',
	'#FF9147',
	'#FF9147'
];

/** The pictures of the content pack's things, all on one sheet. */
export function atlas(): string {
	const pictures = PICTURES.map((_, n) => {
		const x = (n % ICONS_PER_ROW) * ICON_SIZE;
		const y = Math.floor(n / ICONS_PER_ROW) * ICON_SIZE;
		const scale = ICON_SIZE / 24;
		return `<g transform="translate(${x} ${y}) scale(${scale})"><path fill="#1E1B18" d="M0 0h24v24H0z"/><path fill="${INK[n] ?? '#fff'}" transform="translate(3 3) scale(.75)" d="${ATLAS[n] ?? ''}"/></g>`;
	});
	const width = ICON_SIZE * ICONS_PER_ROW;
	return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${ICON_SIZE * 2}">${pictures.join('')}</svg>`;
}
