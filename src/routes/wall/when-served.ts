import { comeBack } from '../come-back.ts';

/**
 * Calls `found` when an address is served: at once where it is, else it is asked for again and again.
 *
 * @returns stops it
 */
export function whenServed(options: {
	readonly address: string;
	readonly found: () => void;
	readonly fetch: (address: string) => Promise<{ readonly ok: boolean }>;
}): () => void {
	const { address, found, fetch } = options;
	let stop = (): void => undefined;
	let stopped = false;
	const served = fetch(address).then(
		({ ok }) => ok,
		() => false,
	);
	void served.then((ok) => {
		if (stopped) return;
		if (ok) found();
		else stop = comeBack({ address, found, fetch, random: Math.random, tried: () => undefined });
	});
	return () => {
		stopped = true;
		stop();
	};
}
