/** What the server looks up for panels: within a time, and once for all screens that ask. */
import type { Focus } from '#lib/domain/focus.ts';
import type { PanelAnswer } from '#lib/wire/scene.ts';
import { Remembered } from '../http/remembered.ts';
import type { Catalogue, Services } from '../services.ts';
import type { CheckedPanel } from './check-scenes.ts';

/** A panel whose answer takes longer says so, and asks again. */
const PATIENCE_MS = 10_000;

export type Asked = {
	/** Names scene, panel and unit: the same question has the same answer. */
	readonly question: string;
	readonly panel: CheckedPanel;
	readonly focus: Focus;
	readonly catalogue: Catalogue;
	readonly services: Services;
};

export class PanelAnswers {
	readonly #now: () => number;
	readonly #failed: (question: string, error: unknown) => void;
	readonly #patienceMs: number;
	/** By how long an answer is good (s). */
	readonly #remembered = new Map<number, Remembered<unknown>>();

	constructor(options: {
		readonly now: () => number;
		/** Told of what a query threw. */
		readonly failed: (question: string, error: unknown) => void;
		readonly patienceMs?: number;
	}) {
		this.#now = options.now;
		this.#failed = options.failed;
		this.#patienceMs = options.patienceMs ?? PATIENCE_MS;
	}

	/** An answer that comes too late is there for who asks next. */
	async answer({ question, panel, ...asked }: Asked): Promise<PanelAnswer> {
		const { query } = panel.known;
		if (query === null) return { kind: 'none' };
		const { options } = panel;
		const made = this.#rememberedFor(query.everyS)
			.answer(question, () => query.read({ ...asked, options, now: this.#now() }))
			.then(
				(data): PanelAnswer => ({ kind: 'answer', data }),
				(error: unknown): PanelAnswer => {
					this.#failed(question, error);
					return { kind: 'failed' };
				},
			);
		return withinTime(made, this.#patienceMs);
	}

	#rememberedFor(everyS: number): Remembered<unknown> {
		const known = this.#remembered.get(everyS);
		if (known) return known;
		// Who asks every ten seconds is told something new each time.
		const made = new Remembered<unknown>({ now: this.#now, leastMs: everyS * 900 });
		this.#remembered.set(everyS, made);
		return made;
	}
}

async function withinTime(answer: Promise<PanelAnswer>, patienceMs: number): Promise<PanelAnswer> {
	const { promise: late, resolve } = Promise.withResolvers<PanelAnswer>();
	const timer = setTimeout(() => resolve({ kind: 'slow', afterS: patienceMs / 1_000 }), patienceMs);
	try {
		return await Promise.race([answer, late]);
	} finally {
		clearTimeout(timer);
	}
}
