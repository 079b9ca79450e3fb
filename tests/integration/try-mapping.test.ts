import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'ioc-mapping-'));
});
afterEach(() => rm(folder, { recursive: true }));

type Outcome = { readonly code: number; readonly out: string; readonly err: string };

function tryMapping(...args: readonly string[]): Promise<Outcome> {
	const { PATH = '' } = process.env;
	return new Promise((resolve) => {
		execFile(
			process.execPath,
			['ingest/try-mapping.ts', ...args],
			{ env: { PATH, INIT_CWD: folder } },
			(error, out, err) => {
				resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
			},
		);
	});
}

test('a mapping of the centre’s own is tried before those that come with the project', async () => {
	await writeFile(
		join(folder, 'bơm.yaml'),
		'name: bom\nrules:\n  - topic: tele/{device}/SENSOR\n    values: { flowM3H: Q }\n',
	);
	await writeFile(join(folder, 'payload.json'), '{"Q":3.5}');
	const { code, out } = await tryMapping(
		...['tele/bơm-1/SENSOR', '@payload.json', '--mapping', 'bơm.yaml'],
	);
	expect(code).toBe(0);
	expect(out).toContain('  bom\n    telemetry of bơm-1 · flowM3H 3.5 · at receipt\n');
	expect(out).toContain(
		'  tasmota (in vain: another one has it)\n    sign of life of bơm-1 · at receipt\n',
	);
});

test('the sources of a centre’s file are asked, and none besides', async () => {
	await writeFile(
		join(folder, 'centre.yaml'),
		'sources:\n  - { preset: tasmota, site: bao-loc }\n',
	);
	const { code, out } = await tryMapping('tele/bom/LWT', 'Online', '--config', 'centre.yaml');
	expect(code).toBe(0);
	expect(out).toContain('  tasmota\n    info of bom');
	expect(out).not.toContain('frigate');
});

test('a mistake in a mapping is told with file, line and place', async () => {
	await writeFile(
		join(folder, 'x.yaml'),
		'name: x\nrules:\n  - topic: a/{device}\n    state: "$ ="\n',
	);
	const { code, err } = await tryMapping('a/b', '1', '--mapping', 'x.yaml');
	expect(code).toBe(1);
	expect(err).toMatch(/x\.yaml:4: rules\[0\]\.state: .*\n$/);
});

test('what nobody takes ends with 1, and a wrong call with 2 and what is wanted', async () => {
	expect((await tryMapping('no/such/topic/at/all', '1')).code).toBe(1);
	expect(await tryMapping('a/b')).toMatchObject({
		code: 2,
		err: expect.stringMatching(/^npm run try-mapping/) as string,
	});
	expect(await tryMapping('a/+', '1')).toMatchObject({
		code: 2,
		err: expect.stringMatching(/without wildcards/) as string,
	});
	expect(await tryMapping('a/b', '@nothing')).toMatchObject({
		code: 2,
		err: expect.stringMatching(/cannot be read/) as string,
	});
	expect(await tryMapping('a/b', '1', '--nonsense')).toMatchObject({ code: 2 });
});
