import { expect, test } from 'vitest';
import * as v from 'valibot';
import { fileProblemLine } from '#lib/wire/yaml-file.ts';
import { checkScenes } from './check-scenes.ts';
import { panelTypes, type PanelTypes } from './panel-types.ts';
import { sceneFiles } from './scene-files.ts';
import { trackSize } from './scene-schema.ts';

const types: PanelTypes = new Map([
	[
		'clock',
		{
			type: {
				called: { vi: 'đồng hồ', en: 'clock' },
				options: v.strictObject({ hours: v.optional(v.number()) }),
			},
			query: null,
		},
	],
]);

const GOOD = `
scene: phong-hop
title: Phòng họp
panels:
  a: { type: clock, title: Giờ, hours: 24 }
  b: { type: clock }
layouts:
  - to: { width: 40 }
    rows: [a: auto, left-out: auto]
  - columns:
      - a: 26
      - rows: [b, left-out: auto]
        size: 1fr
`;

function check(text: string, own = true) {
	return checkScenes([{ file: 'own.yaml', text, own }], { types, centre: 'bao-loc' });
}

/** What is said of a scene in which `from` stands in place of `to`. */
function said(from: string, to: string): readonly string[] {
	expect(GOOD).toContain(from);
	const { problems, scenes } = check(GOOD.replace(from, to));
	expect(scenes).toEqual([]);
	return problems.map(fileProblemLine);
}

test('a scene has its panels with their options, and its layouts as CSS has them', () => {
	const { scenes, problems } = check(GOOD);
	expect(problems).toEqual([]);
	expect(scenes).toMatchObject([
		{
			name: 'phong-hop',
			title: 'Phòng họp',
			titleEn: 'Phòng họp',
			unit: null,
			panels: [
				{ name: 'a', type: 'clock', title: 'Giờ', titleEn: 'Giờ', options: { hours: 24 } },
				{ name: 'b', title: null, titleEn: null, options: {} },
			],
			layouts: [
				{ to: { width: 40, height: 10_000 } },
				{
					place: {
						columns: [
							{ panel: 'a', size: '26rem' },
							{
								size: 'minmax(0, 1fr)',
								rows: [
									{ panel: 'b', size: 'minmax(0, 1fr)' },
									{ panel: 'left-out', size: 'auto' },
								],
							},
						],
					},
				},
			],
		},
	]);
});

test('every mistake is told with file, line, what is wrong and what would be right', () => {
	expect(said('scene: phong-hop', 'scene: Phòng họp')).toEqual([
		'own.yaml:2: scene: a name of small letters, digits and hyphens is wanted, such as giao-thong',
	]);
	expect(said('title: Phòng họp\n', '')).toEqual(['own.yaml:2: title: title is wanted']);
	expect(said('b: { type: clock }', 'b: { type: clok }')).toEqual([
		'own.yaml:6: panels.b.type: there is no panel clok; the nearest is clock',
	]);
	expect(said('hours: 24', 'hours: ngày')).toEqual([
		'own.yaml:5: panels.a.hours: a number is wanted, got "ngày"',
	]);
	expect(said('- a: 26', '- a: rộng')).toEqual([
		'own.yaml:11: layouts[1].columns[0].a: a size is a number (of the smallest text), 1fr, 30%, auto, auto 1fr, fit 60%, fit 8.6 or heading',
	]);
	expect(said('rows: [b, left-out', 'rows: [c, left-out')).toEqual([
		'own.yaml:6: panels.b: no layout has a place for it',
		'own.yaml:10: layouts[1]: there is no panel called c',
	]);
	expect(said('rows: [b, left-out', 'rows: [b, a, left-out')).toEqual([
		'own.yaml:10: layouts[1]: a has a place already',
	]);
	expect(said('  - columns:', '  - from: { width: 5 }\n    columns:')).toEqual([
		'own.yaml:10: layouts[1]: the last layout is for every room: it has no from, to or when',
	]);
	expect(said('  - columns:', '  - rows: [a]\n    columns:')).toEqual([
		'own.yaml:10: layouts[1]: either rows or columns are wanted',
	]);
	expect(said('panels:', 'unit: Đạ Tẻh\npanels:')).toEqual([
		'own.yaml:4: unit: the code of a unit is wanted',
	]);
	expect(said('panels:', 'panel: 3\npanels:')).toEqual([
		'own.yaml:4: panel: panel is nothing that a scene has',
	]);
	expect(said('title: Giờ', 'title: ""')).toEqual([
		'own.yaml:5: panels.a.title: a title is wanted',
	]);
	expect(said('scene:', 'scene: [')[0]).toMatch(/^own\.yaml:\d+: /);
});

test('a mistake in one scene leaves the others', () => {
	const { scenes, problems } = checkScenes(
		[
			{ file: 'a.yaml', text: GOOD.replace('clock', 'clok'), own: true },
			{ file: 'b.yaml', text: GOOD.replace('phong-hop', 'sanh'), own: true },
		],
		{ types, centre: 'bao-loc' },
	);
	expect(scenes.map(({ name }) => name)).toEqual(['sanh']);
	expect(problems).toHaveLength(1);
});

test('two files may not have one name; a centre’s own scene takes the place of a built-in one', () => {
	const sources = (own: boolean) => [
		{ file: 'a.yaml', text: GOOD, own: false },
		{ file: 'b.yaml', text: GOOD.replace('Phòng họp', 'Của ta'), own },
	];
	const twice = checkScenes(sources(false), { types, centre: 'bao-loc' });
	expect(twice.problems.map(fileProblemLine)).toEqual([
		'b.yaml:2: scene: a.yaml is a scene of this name, too',
	]);
	const { scenes, problems } = checkScenes(sources(true), { types, centre: 'bao-loc' });
	expect(problems).toEqual([]);
	expect(scenes.map(({ title }) => title)).toEqual(['Của ta']);
});

test('a scene of some centres is not there for the others', () => {
	const text = GOOD.replace('panels:', 'centres: [da-teh]\npanels:');
	expect(check(text)).toEqual({ scenes: [], problems: [] });
	expect(check(text.replace('da-teh', 'bao-loc')).scenes).toHaveLength(1);
});

test('rows in columns in rows without end are refused', () => {
	const deep = `${'rows: [{ '.repeat(9)}rows: [a, b]${' }]'.repeat(9)}`;
	const text = GOOD.slice(0, GOOD.indexOf('layouts:')) + `layouts:\n  - ${deep}\n`;
	expect(check(text).problems.map(fileProblemLine).join()).toContain('at most 6 deep');
});

test('a size is told as CSS has it', () => {
	expect(
		['26', 8.6, '1fr', '1.2fr', '33%', 'auto', 'heading', 'auto 1fr', 'fit 60%', 'fit 8.6'].map(
			trackSize,
		),
	).toEqual([
		...['26rem', '8.6rem', 'minmax(0, 1fr)', 'minmax(0, 1.2fr)', '33%', 'auto', 'auto'],
		...['minmax(auto, 1fr)', 'fit-content(60%)', 'fit-content(8.6rem)'],
	]);
	expect(['', '26rem', '-1', 'fit', '1fr 2fr', 'calc(1px)'].map(trackSize)).toEqual(
		Array(6).fill(null),
	);
});

test.each(['lam-dong', 'da-teh', 'bao-loc', 'phan-rang', 'lam-dong-2025'])(
	'the built-in scenes of %s have no mistake',
	async (centre) => {
		const found = checkScenes(await sceneFiles(null), { types: await panelTypes(), centre });
		expect(found.problems.map(fileProblemLine)).toEqual([]);
		const names = found.scenes.map(({ name }) => name);
		expect(names).toEqual(expect.arrayContaining(['overview', 'devices']));
	},
);
