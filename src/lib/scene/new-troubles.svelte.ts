import { untrack } from 'svelte';
import { troubleOf } from '#lib/domain/trouble.ts';
import type { LiveDevice } from '#lib/state/device-board.svelte.ts';
import type { LiveLink } from '#lib/state/live-link.svelte.ts';

/** What is older than this when it is heard of is no news (ms). */
const NEWS_MS = 60_000;

/** Which critical troubles have begun since it was last asked. */
export class NewTroubles {
	/** When the trouble began of which was told, by the device's id. */
	readonly #known = new Map<number, number>();

	/** @param now the server's time (epoch ms) */
	among(renewed: Iterable<Pick<LiveDevice, 'about' | 'standing'>>, now: number): number {
		let news = 0;
		for (const device of renewed) {
			const { id, registered } = device.about;
			const trouble = registered ? troubleOf(device) : null;
			const since = trouble?.level === 'critical' ? trouble.since : null;
			if (since === null) this.#known.delete(id);
			else if (this.#known.get(id) !== since) {
				this.#known.set(id, since);
				if (now - since < NEWS_MS) news += 1;
			}
		}
		return news;
	}
}

/** Tells of each critical trouble that has just begun in a unit or below it, whatever scene is shown. To be called with a component. */
export function followNewTroubles(options: {
	readonly link: LiveLink;
	/** Code; null: none yet. */
	readonly scopeCode: () => string | null;
	readonly told: () => void;
}): void {
	const { link, told } = options;
	$effect(() => {
		const code = options.scopeCode();
		if (code === null) return;
		const scope = link.scope(code);
		const { take, stop } = scope.devices.follow();
		const troubles = new NewTroubles();
		scope.hold();
		$effect(() => {
			void scope.devices.changes;
			untrack(() => {
				const now = link.clock.read();
				if (now !== null && troubles.among(take().renewed, now) > 0) told();
			});
		});
		return () => {
			stop();
			scope.release();
		};
	});
}
