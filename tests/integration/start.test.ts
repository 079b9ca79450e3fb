import { afterEach, describe, expect, it } from 'vitest';
import { TestServer } from '#tests/support/server.ts';

const server = new TestServer({ main: 'server/setup/start.mjs' });

afterEach(() => server.kill());

describe('npm start', () => {
	it('runs everything, says where, and ends well when asked to stop', async () => {
		await server.start();
		await expect.poll(() => server.output).toContain(`${server.url}/wall/overview`);
		await server.stop();
	});

	it('takes a Ctrl-C that reaches all of its processes at once', async () => {
		await server.start();
		process.kill(-server.pid, 'SIGINT');
		await server.gone();
		await server.stop();
	});

	it('leaves nothing running when it is killed', async () => {
		await server.start();
		process.kill(server.pid, 'SIGKILL');
		await server.gone();
		await server.start();
		await server.stop();
	});
});
