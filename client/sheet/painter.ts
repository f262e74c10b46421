/**
 * Draws a sheet in tasks short enough that a key never waits long: first what follows from the
 * sheet, then its tree, then the page. What is overtaken by a newer state is dropped between them.
 */
import type { SheetData } from '@campaign-manager/rulesets/objects';
import type { PlayRuleset, RenderContext } from '@campaign-manager/rulesets/ruleset';
import type { VNode } from '@campaign-manager/rulesets/vnode';
import type { SheetHost } from './host.ts';

type Patch = (root: HTMLElement, node: VNode, host: SheetHost) => void;

export interface Painter {
	/** The first time at once; later in slices, and only the newest. */
	paint(
		root: HTMLElement,
		host: SheetHost,
		ruleset: PlayRuleset,
		sheet: SheetData,
		ctx: Partial<RenderContext>
	): void;
	/** Nothing that was begun is finished. */
	stop(): void;
}

/** True while there is more of it to do. */
type Task = () => unknown;

/** A task after the page has had a chance to answer a key and to paint. */
const soon = (act: () => void): void => void setTimeout(act);

export function createPainter(patch: Patch, later: (act: () => void) => void = soon): Painter {
	let turn = 0;
	let drawn: HTMLElement | null = null;

	function inTurn(mine: number, tasks: readonly Task[]): void {
		const [task, ...rest] = tasks;
		if (mine !== turn || !task) return;
		const left = task() === true ? tasks : rest;
		if (left.length) later(() => inTurn(mine, left));
	}

	return {
		paint(root, host, ruleset, sheet, ctx) {
			const mine = ++turn;
			const derived = { stats: [], actions: [], resources: [] } as {
				-readonly [K in keyof NonNullable<RenderContext['derived']>]: NonNullable<
					RenderContext['derived']
				>[K];
			};
			let node: VNode | undefined;
			let steps: Generator<void, VNode> | undefined;
			const tasks: Task[] = [
				() => void (derived.stats = ruleset.getStatBlocks(sheet)),
				() => {
					derived.actions = ruleset.getDiceActions(sheet);
					derived.resources = ruleset.getResources(sheet);
				},
				() => {
					const whole = isFit(ctx) ? { ...ctx, derived } : ctx;
					if (!ruleset.renderInSteps) return (node = ruleset.renderSheet(sheet, whole));
					steps ??= ruleset.renderInSteps(sheet, whole);
					const { done, value } = steps.next();
					if (done) node = value;
					return !done;
				},
				() => {
					if (node) patch(root, node, host);
				}
			];
			// values and throws are asked of good sheets alone
			const due = isFit(ctx) ? tasks : tasks.slice(2);
			if (drawn !== root) {
				drawn = root;
				for (const task of due) while (task() === true);
			} else inTurn(mine, [() => undefined, ...due]);
		},
		stop: () => void (turn += 1)
	};
}

const isFit = ({ findings = [] }: Partial<RenderContext>): boolean =>
	!findings.some(({ severity }) => severity === 'error');
