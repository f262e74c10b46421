/** The emulator has what the declarations name: no more, and no less. */
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { CALL_NAMES } from '../game/calls/index.ts';
import { SOURCES } from '../game/manifest.ts';

const DECLARATIONS = fileURLToPath(new URL('../../talespire.d.ts', import.meta.url));

const program = ts.createProgram([DECLARATIONS], { lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'] });
const checker = program.getTypeChecker();

/** The paths of an interface's members, each up to where `isEnd` says so. */
function pathsOf(name: string, isEnd: (type: ts.Type, member: string) => boolean): string[] {
	const file = program.getSourceFile(DECLARATIONS) as ts.SourceFile;
	const paths: string[] = [];
	const walk = (type: ts.Type, before: string): void => {
		for (const member of type.getProperties()) {
			const inner = checker.getTypeOfSymbolAtLocation(member, file);
			if (isEnd(inner, member.name)) paths.push(before + member.name);
			else walk(inner, `${before}${member.name}.`);
		}
	};
	const find = (node: ts.Node): void => {
		if (ts.isInterfaceDeclaration(node) && node.name.text === name)
			walk(checker.getTypeAtLocation(node), '');
		ts.forEachChild(node, find);
	};
	find(file);
	return paths;
}

test('every call that is declared can be made', () => {
	const declared = pathsOf('Api', (type) => type.getCallSignatures().length > 0);
	expect(declared.length).toBeGreaterThan(60);
	expect([...CALL_NAMES].sort()).toEqual(declared.sort());
});

test('every event that is declared can be subscribed to', () => {
	const declared = pathsOf('SubscriptionEvents', (_, member) => /^on[A-Z]/.test(member));
	expect(declared.length).toBeGreaterThan(20);
	expect([...SOURCES].sort()).toEqual(declared.sort());
});
