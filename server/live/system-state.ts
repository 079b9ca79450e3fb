/** The small body of the topic `system`: what could not be taken, which processes live, which catalogue is in force. */
import { freshnessAt } from '#lib/domain/freshness.ts';
import type { DeadLetterSummary, ServiceReport, TopicBody } from '#lib/wire/live.ts';
import type { ChangedService, Changes } from '#server/db/read-changes.ts';

/** How often processes report themselves (s); those who are late are shown so. */
const REPORT_INTERVAL_S = 5;

/** A process that was last heard of so long ago is another installation's past (ms). */
const FORGET_AFTER_MS = 24 * 3_600_000;

/** What is told of the files of scenes. */
export type SceneFiles = { readonly version: number; readonly problems: readonly unknown[] };

export class SystemState {
	readonly #services = new Map<string, ChangedService>();
	#body: TopicBody['system'] = {
		deadLetters: { last24h: 0, since: null, latest: null },
		services: [],
		catalogueVersion: 0,
		scenesVersion: 0,
		sceneProblems: 0,
	};

	/** Another object whenever it says something else. */
	get body(): TopicBody['system'] {
		return this.#body;
	}

	apply(
		changes: Pick<Changes, 'services' | 'deadLetters' | 'catalogueVersion'>,
		now: number,
	): void {
		for (const service of changes.services) {
			this.#services.set(`${service.name} ${service.instance}`, service);
		}
		const deadLetters = changes.deadLetters ?? this.#body.deadLetters;
		this.#say({
			...this.#body,
			deadLetters,
			services: this.#reports(now),
			catalogueVersion: changes.catalogueVersion,
		});
	}

	/** Messages of the last 24 hours become fewer without anything being changed. */
	recount(counted: Pick<DeadLetterSummary, 'last24h' | 'since'>): void {
		this.#say({ ...this.#body, deadLetters: { ...this.#body.deadLetters, ...counted } });
	}

	/** @param scenes those that this server has now */
	age(now: number, scenes: SceneFiles): void {
		this.#say({
			...this.#body,
			services: this.#reports(now),
			scenesVersion: scenes.version,
			sceneProblems: scenes.problems.length,
		});
	}

	#say(body: TopicBody['system']): void {
		if (JSON.stringify(body) !== JSON.stringify(this.#body)) this.#body = body;
	}

	#reports(now: number): ServiceReport[] {
		return [...this.#services.values()]
			.filter(({ seenAt }) => now - seenAt < FORGET_AFTER_MS)
			.map(({ name, instance, seenAt, state }) => {
				const freshness = freshnessAt(seenAt, { now, intervalS: REPORT_INTERVAL_S });
				return { name, instance, seenAt, state, freshness };
			})
			.sort((a, b) => (`${a.name} ${a.instance}` < `${b.name} ${b.instance}` ? -1 : 1));
	}
}
