import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A way to a port of loopback that a test can block, as when a cable is pulled. */
export class CuttableWay {
	readonly #to: number;
	readonly #sockets = new Set<Socket>();
	#blocked = false;
	readonly #server = createServer((near) => {
		if (this.#blocked) {
			near.destroy();
			return;
		}
		const far = connect(this.#to, '127.0.0.1');
		for (const [one, other] of [
			[near, far],
			[far, near],
		] as const) {
			this.#sockets.add(one);
			one.pipe(other);
			// It is cut, or the other end has closed: either way there is nothing more to pass on.
			one.on('error', () => other.destroy());
			one.on('close', () => {
				this.#sockets.delete(one);
				other.destroy();
			});
		}
	});

	constructor(to: number) {
		this.#to = to;
	}

	/** Resolves to the port. */
	async open(): Promise<number> {
		this.#server.listen(0, '127.0.0.1');
		await once(this.#server, 'listening');
		const address = this.#server.address();
		if (address === null || typeof address === 'string') throw new Error('No TCP address');
		return address.port;
	}

	/** Breaks the connections there are, and lets none be made until it is unblocked. */
	block(): void {
		this.#blocked = true;
		for (const socket of this.#sockets) socket.destroy();
	}

	unblock(): void {
		this.#blocked = false;
	}

	/** For good. */
	close(): void {
		this.#server.close();
		this.block();
	}
}
