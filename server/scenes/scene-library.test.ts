import { expect, test } from 'vitest';
import type { SceneSource } from './check-scenes.ts';
import { panelTypes } from './panel-types.ts';
import { BadScenes, SceneLibrary } from './scene-library.ts';

const scene = (title: string): SceneSource => ({
	file: 'own.yaml',
	text: `scene: own\ntitle: ${title}\npanels: { a: { type: devices } }\nlayouts: [{ rows: [a] }]\n`,
	own: true,
});

async function library(first: SceneSource | Error) {
	const disk = { holds: first };
	const made = new SceneLibrary({
		read: () =>
			disk.holds instanceof Error ? Promise.reject(disk.holds) : Promise.resolve([disk.holds]),
		types: await panelTypes(),
		centre: 'bao-loc',
		log: { info: () => undefined, warn: () => undefined },
	});
	return { disk, made };
}

test('a mistake at the start is told with file and line, and there is no start', async () => {
	const { made } = await library({ ...scene('A'), text: 'scene: own\n' });
	const problem = await made.start().catch((error: unknown) => error);
	expect(problem).toBeInstanceOf(BadScenes);
	expect(String(problem)).toContain('own.yaml:1: title: title is wanted');
});

test('a file that changes is in force at once', async () => {
	const { disk, made } = await library(scene('A'));
	await made.start();
	expect(made.scene('own')?.title).toBe('A');
	const { version } = made;
	await made.look();
	expect(made.version).toBe(version);
	disk.holds = scene('B');
	await made.look();
	expect(made.scene('own')?.title).toBe('B');
	expect(made.version).toBeGreaterThan(version);
	await made.stop();
});

test('where it has a mistake the last good one stays, and the mistake is told until it is mended', async () => {
	const { disk, made } = await library(scene('A'));
	await made.start();
	disk.holds = { ...scene('B'), text: 'scene: own\n' };
	await made.look();
	expect(made.scene('own')?.title).toBe('A');
	expect(made.problems.map(({ line, text }) => [line, text])).toContainEqual([
		1,
		'title: title is wanted',
	]);
	disk.holds = new Error('the disk is away');
	await made.look();
	expect(made.scene('own')?.title).toBe('A');
	expect(made.problems).toMatchObject([{ text: 'Error: the disk is away' }]);
	disk.holds = scene('B');
	await made.look();
	expect(made.scene('own')?.title).toBe('B');
	expect(made.problems).toEqual([]);
	await made.stop();
});

test('a scene that is no longer there is gone', async () => {
	const { disk, made } = await library(scene('A'));
	await made.start();
	disk.holds = { ...scene('A'), text: scene('A').text.replace('scene: own', 'scene: other') };
	await made.look();
	expect(made.scenes.map(({ name }) => name)).toEqual(['other']);
	expect(made.scene('own')).toBeNull();
	await made.stop();
});
