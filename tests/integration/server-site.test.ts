import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { listen } from '#server/http/listen.ts';
import { loadSite, PagesNotBuilt } from '#server/http/site.ts';
import { DatabaseUnavailable } from '#server/db/database.ts';
import { provideServices } from '#server/services.ts';
import type { Services } from '#server/services.ts';

const BUILDS = fileURLToPath(new URL('../../build/', import.meta.url));

let builds: string;
let client: string;
let server: Server;
let url: string;

beforeEach(async () => {
	const current = await readFile(join(BUILDS, 'current'), 'utf8');
	// Beside the true one: what is built imports the packages that are installed.
	builds = await mkdtemp(join(BUILDS, 'copy-'));
	await cp(join(BUILDS, 'current'), join(builds, 'current'));
	await cp(join(BUILDS, current), join(builds, current), { recursive: true });
	client = join(builds, current, 'client');
	server = createServer(await loadSite(builds));
	url = await listen(server, { host: '127.0.0.1', port: 0 });
});
afterEach(async () => {
	const closed = new Promise((resolve) => server.close(resolve));
	server.closeAllConnections();
	await closed;
	await rm(builds, { recursive: true });
});

async function twoScripts(): Promise<[string, string]> {
	const folder = join(client, '_app', 'immutable', 'entry');
	const [one, other] = (await readdir(folder)).filter((name) => name.endsWith('.js'));
	if (one === undefined || other === undefined) throw new Error('The build has no scripts');
	return [`/_app/immutable/entry/${one}`, `/_app/immutable/entry/${other}`];
}

test('a file that was removed under a running server is not found, and the server lives', async () => {
	const [gone, there] = await twoScripts();
	for (const ending of ['', '.br', '.gz']) await rm(join(client, gone + ending));
	expect((await fetch(url + gone)).status).toBe(404);
	expect((await fetch(`${url}${gone}?again`)).status).toBe(404);
	expect((await fetch(url + there)).status).toBe(200);
});

test('a file that cannot be read breaks off its own answer alone', async () => {
	const [broken, there] = await twoScripts();
	await rm(join(client, `${broken}.br`));
	const answer = fetch(url + broken, { headers: { 'accept-encoding': 'br' } });
	await expect(answer.then((response) => response.text())).rejects.toThrow();
	expect((await fetch(url + there)).status).toBe(200);
});

test('without a build there is nothing to serve, and it says what to run', async () => {
	await rm(join(builds, 'current'));
	await expect(loadSite(builds)).rejects.toThrow(PagesNotBuilt);
});

describe('a wall that cannot be loaded', () => {
	const failing = (error: Error) => {
		const catalogue = () => Promise.reject(error);
		const scenes = () => [{ name: 'overview', title: 'Tổng quan', titleEn: 'Overview' }];
		provideServices({ locale: 'vi', catalogue, scenes } as Partial<Services> as Services);
		return vi.spyOn(console, 'error').mockReturnValue();
	};
	const loaded = async () => (await fetch(`${url}/wall/overview/__data.json`)).text();

	afterEach(() => {
		provideServices(null);
		vi.restoreAllMocks();
	});

	test('for the database is away is answered so, and no bug', async () => {
		const logged = failing(new DatabaseUnavailable('no route'));
		expect((await fetch(`${url}/wall/overview`)).status).toBe(503);
		expect(await loaded()).toContain('Không truy cập được cơ sở dữ liệu');
		expect(logged).not.toHaveBeenCalled();
	});

	test('for a bug is answered so, and the bug is logged', async () => {
		const logged = failing(new TypeError('a bug'));
		expect((await fetch(`${url}/wall/overview`)).status).toBe(500);
		expect(await loaded()).not.toContain('a bug');
		expect(logged).toHaveBeenCalledWith('GET /wall/overview:', expect.any(TypeError));
	});
});

test('what a page does not have is answered, not logged', async () => {
	provideServices({ locale: 'vi' } as Partial<Services> as Services);
	const logged = vi.spyOn(console, 'error').mockReturnValue();
	expect((await fetch(`${url}/nowhere`)).status).toBe(404);
	expect(logged).not.toHaveBeenCalled();
	vi.restoreAllMocks();
	provideServices(null);
});

test.each(['https', 'https, http', 'HTTPS', 'gopher', 'a b', ''])(
	'a proxy that speaks of the protocol "%s" is served',
	async (protocol) => {
		provideServices({ locale: 'vi' } as Partial<Services> as Services);
		const answer = await fetch(`${url}/healthz`, { headers: { 'x-forwarded-proto': protocol } });
		expect(answer.status).toBe(200);
		provideServices(null);
	},
);
