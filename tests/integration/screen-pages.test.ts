/** What a browser is answered before it is a screen, while it is one, and after. */
import { beforeEach, expect, test } from 'vitest';
import { parsePairing, type Pairing } from '#lib/wire/screen.ts';
import { providedServices } from '#server/services.ts';
import { askedServer } from '#tests/support/asked-server.ts';
import { aScreenSettings } from '#tests/support/screens.ts';

const { ask, url, setAway } = askedServer();
let count = 0;

/** Keeps its cookies, and follows no redirect. */
class Browser {
	cookie = '';

	async ask(path: string, init: RequestInit = {}): Promise<Response> {
		const headers = { ...(this.cookie && { cookie: this.cookie }) };
		const response = await ask(path, { redirect: 'manual', headers, ...init });
		const [set] = response.headers.getSetCookie();
		if (set) this.cookie = set.split(';')[0] ?? '';
		return response;
	}

	async pair(): Promise<Pairing | null> {
		return parsePairing(await (await this.ask('/pairing', { method: 'POST' })).json());
	}

	async leadsTo(path: string): Promise<[number, string | null]> {
		const { status, headers } = await this.ask(path);
		return [status, headers.get('location')];
	}
}

let browser: Browser;
beforeEach(() => {
	browser = new Browser();
});

async function named(): Promise<number> {
	const pairing = await browser.pair();
	if (pairing?.kind !== 'waiting') throw new Error('There is no code');
	const playlist = [{ scene: 'devices', seconds: 60 }];
	const settings = aScreenSettings({ name: `Tường ${++count}`, playlist, theme: 'light' });
	const deed = { by: 'Lan', now: Date.now() };
	const screen = await providedServices().screens.name(pairing.code, settings, deed);
	if (screen.kind !== 'changed') throw new Error(JSON.stringify(screen));
	return screen.id;
}

test('a browser that only looks gets no credential, and a wall as before', async () => {
	expect((await browser.ask('/')).status).toBe(200);
	expect((await browser.ask('/wall/overview')).status).toBe(200);
	expect(await browser.leadsTo('/wall?lang=en')).toEqual([303, '/wall/overview?lang=en']);
	expect(browser.cookie).toBe('');
});

test('its credential is a cookie that no script reads and no other page sends, and is not in what is answered', async () => {
	const response = await browser.ask('/pairing', { method: 'POST' });
	const [set = ''] = response.headers.getSetCookie();
	expect(set).toMatch(/^ioc-screen=[\w-]{43}; /);
	for (const part of ['HttpOnly', 'SameSite=Strict', 'Path=/', 'Max-Age=34560000'])
		expect(set).toContain(part);
	expect(await response.text()).not.toContain(browser.cookie.split('=')[1]);
	expect(response.headers.get('cache-control')).toBe('no-store');
	// Over HTTPS it is sent over nothing else.
	const headers = { 'x-forwarded-proto': 'https' };
	const secure = await ask('/pairing', { method: 'POST', headers });
	expect(secure.headers.getSetCookie()[0]).toContain('Secure');
});

test('once named it is led to its wall, as it is to be seen there, and its credential is renewed', async () => {
	await named();
	expect(await browser.leadsTo('/')).toEqual([303, '/wall']);
	const answer = await browser.ask('/wall');
	expect([answer.status, answer.headers.get('location')]).toEqual([
		...[303, '/wall/devices?distance=5&panel=68.5&theme=light&lang=vi'],
	]);
	expect(answer.headers.getSetCookie()[0]).toContain(`${browser.cookie}; Max-Age=34560000`);
	expect(await browser.pair()).toEqual({ kind: 'named' });
});

test('its credential opens nothing: neither the console nor any form', async () => {
	await named();
	const headers = { cookie: browser.cookie, 'x-forwarded-for': '203.0.113.7', origin: url() };
	for (const path of ['/console', '/console/screens', '/console/screens/1'])
		expect((await ask(path, { headers })).status).toBe(403);
	const form = { method: 'POST', headers, body: new URLSearchParams({ by: 'Lan' }) };
	expect((await ask('/console/screens/1?/reload', form)).status).toBe(403);
});

test('revoked it is back where a code is shown, told why, with another credential', async () => {
	const id = await named();
	const before = browser.cookie;
	const deed = { by: 'Lan', now: Date.now() };
	await providedServices().screens.revoke(id, 'Đổi máy', deed);
	expect(await browser.leadsTo('/wall')).toEqual([303, '/']);
	expect((await browser.ask('/')).status).toBe(200);
	expect(await browser.pair()).toMatchObject({ kind: 'waiting', revoked: { reason: 'Đổi máy' } });
	expect(browser.cookie).not.toBe(before);
	expect(await browser.pair()).toMatchObject({ revoked: { reason: 'Đổi máy' } });
});

test('while the database is away a browser is told so, and its page stays', async () => {
	await named();
	setAway(true);
	try {
		expect((await browser.ask('/pairing', { method: 'POST' })).status).toBe(503);
		expect((await browser.ask('/')).status).toBe(200);
		expect((await browser.ask('/wall')).status).toBe(503);
	} finally {
		setAway(false);
	}
	expect(await browser.pair()).toEqual({ kind: 'named' });
});

test('pairing is asked for by POST alone', async () => {
	expect((await browser.ask('/pairing')).status).toBe(405);
	expect(browser.cookie).toBe('');
});
