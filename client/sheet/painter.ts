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
	/** The first time at once, unless it is to be in turns as well; later in slices, and only the newest. */
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

/** Does something in a task of its own. */
type Later = (act: () => void) => void;

/** A task after the page has had a chance to answer a key and to paint. */
const soon: Later = (act) => void setTimeout(act);

/** The next task: timers wait longer when one follows another. */
export const next: Later = (act) => {
	const { port1, port2 } = new MessageChannel();
	port1.onmessage = () => {
		port1.close();
		act();
	};
	port2.postMessage(null);
};

/** How a first drawing is seen part by part: the way from one to the next, and that it is whole. */
interface Gradually {
	next: Later;
	done(): void;
}

export function createPainter(patch: Patch, later: Later = soon, first?: Gradually): Painter {
	let turn = 0;
	/** where it was drawn whole, and how many parts of a first drawing there are */
	let drawn: HTMLElement | null = null;
	let parts = 0;

	function inTurn(mine: number, tasks: readonly Task[], goOn: Later): void {
		const [task, ...rest] = tasks;
		if (mine !== turn || !task) return;
		const left = task() === true ? tasks : rest;
		if (left.length) goOn(() => inTurn(mine, left, goOn));
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
			const isFirst = drawn !== root;
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
					if (!node) return false;
					const whole = node.children?.length ?? 0;
					const isPart = isFirst && first && ++parts < whole;
					patch(root, isPart ? beginning(node, parts) : node, host);
					if (isPart) return true;
					drawn = root;
					if (isFirst) first?.done();
					return false;
				}
			];
			// values and throws are asked of good sheets alone
			const due = isFit(ctx) ? tasks : tasks.slice(2);
			if (isFirst && !first) for (const task of due) while (task() === true);
			else inTurn(mine, [() => undefined, ...due], isFirst && first ? first.next : later);
		},
		stop: () => void (turn += 1)
	};
}

const beginning = (node: VNode, parts: number): VNode => ({
	...node,
	children: (node.children ?? []).slice(0, parts)
});

const isFit = ({ findings = [] }: Partial<RenderContext>): boolean =>
	!findings.some(({ severity }) => severity === 'error');
