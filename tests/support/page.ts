/**
 * Browser tests: a server a worker, and a page on which nothing may go wrong unnoticed. `test` gives each test a page of
 * its own; `onOnePage` hands the same page from test to test, for to open one takes 5 s of processor time.
 */
import { test as base, type Page } from '@playwright/test';
import { samplesDir } from './samples.ts';
import { TestServer } from './server.ts';

type WorkerFixtures = {
	/** Settings of the server beyond ports and data folder; `test.use({ settings: { IOC_DEMO: 'on' } })`. */
	readonly settings: Readonly<Record<string, string>>;
	readonly server: TestServer;
	/** The page of `onOnePage`, and what went wrong on it, between two tests too. */
	readonly kept: { readonly page: Page; readonly mishaps: string[] };
};

type TestFixtures = {
	/** What went wrong on the page: errors, errors on the console, requests to elsewhere. Must stay empty. */
	readonly mishaps: string[];
};

export const test = base.extend<TestFixtures, WorkerFixtures>({
	settings: [{ IOC_DEMO: 'on' }, { option: true, scope: 'worker' }],

	server: [
		async ({ settings }, use) => {
			const server = new TestServer({ settings, begunFrom: samplesDir });
			await server.start();
			await use(server);
			await server.stop();
		},
		{ scope: 'worker', timeout: 120_000 },
	],

	kept: [
		async ({ browser, server }, use, { project }) => {
			const { locale = '', timezoneId = '' } = project.use;
			const page = await browser.newPage({ baseURL: server.url, locale, timezoneId });
			const mishaps: string[] = [];
			watch(page, { server, mishaps });
			await use({ page, mishaps });
			await page.close();
		},
		{ scope: 'worker' },
	],

	baseURL: async ({ server }, use) => {
		await use(server.url);
	},

	mishaps: async ({ server }, use, info) => {
		const mishaps: string[] = [];
		await use(mishaps);
		if (mishaps.length === 0) return;
		await info.attach('server', { body: server.output });
		throw new Error(`The page had trouble:\n${mishaps.join('\n')}`);
	},

	page: async ({ page, server, mishaps }, use) => {
		watch(page, { server, mishaps });
		await use(page);
	},
});

/** The page is as the test before left it, but of the project's size. */
export const onOnePage = test.extend({
	page: async ({ kept, viewport, mishaps }, use) => {
		if (viewport) await kept.page.setViewportSize(viewport);
		await use(kept.page);
		mishaps.push(...kept.mishaps.splice(0));
	},
});

/** Resolves when the page has been laid out in the size that it was given, and what watches sizes has been told. */
export async function untilLaidOut(page: Page): Promise<void> {
	await page.evaluate(async () => {
		for (let frames = 0; frames < 2; frames++) await new Promise(requestAnimationFrame);
	});
}

function watch(
	page: Page,
	{ server, mishaps }: { readonly server: TestServer; readonly mishaps: string[] },
): void {
	page.on('pageerror', (error) => mishaps.push(error.stack ?? error.message));
	page.on('console', (message) => {
		if (message.type() === 'error') mishaps.push(`console: ${message.text()}`);
	});
	page.on('request', (request) => {
		const { protocol, host } = new URL(request.url());
		const own = host === new URL(server.url).host || /^(?:data|blob):$/.test(protocol);
		if (!own) mishaps.push(`asked elsewhere: ${request.url()}`);
	});
}
