/** A step every half second: the map changes no faster. */
const STEP_MS = 500;

/** Goes on step by step while it is on. To be made with its component. */
export class Playing {
	on = $state(false);

	/** `step` goes on by one; false: there was no next one, and it stops. */
	constructor(step: () => boolean) {
		$effect(() => {
			if (!this.on) return;
			const timer = setInterval(() => {
				if (!step()) this.on = false;
			}, STEP_MS);
			return () => clearInterval(timer);
		});
	}
}
