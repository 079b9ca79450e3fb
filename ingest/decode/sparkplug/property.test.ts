import { expect, test } from 'vitest';
import { seededRandom } from '#ingest/simulate/seeded-random.ts';
import { bdSeq, double, Heard, payloadOf } from './examples.ts';

type Sent = { readonly at: number; readonly topic: string; readonly payload: Uint8Array };

/** An edge node that does whatever an edge node may, and its broker, which tells of its death late or never. */
class Field {
	readonly #random: () => number;
	#seq = 0;
	#session = 0;
	#alive = false;
	readonly #devices = ['a', 'b', 'c'];
	readonly #up = new Set<string>();

	constructor(random: () => number) {
		this.#random = random;
	}

	does(at: number): Sent[] {
		const device = this.#devices[Math.floor(this.#random() * 3)] ?? 'a';
		const chance = this.#random();
		if (!this.#alive || chance < 0.05) return this.#connects(at);
		if (chance < 0.1) return this.#ends();
		if (chance < 0.15) return [this.#says('NBIRTH', at, null)];
		if (chance < 0.35) {
			this.#up.add(device);
			return [this.#says('DBIRTH', at, device)];
		}
		if (chance < 0.45 && this.#up.delete(device)) return [this.#says('DDEATH', at, device)];
		if (chance < 0.8 && this.#up.has(device)) return [this.#says('DDATA', at, device)];
		return [this.#says('NDATA', at, null)];
	}

	#connects(at: number): Sent[] {
		const stale = this.#alive ? this.#ends() : [];
		this.#session++;
		this.#alive = true;
		const birth = this.#says('NBIRTH', at, null);
		return this.#random() < 0.5 ? [...stale, birth] : [birth, ...stale];
	}

	#ends(): Sent[] {
		this.#alive = false;
		this.#up.clear();
		return [
			{ at: 0, topic: 'spBv1.0/g/NDEATH/e', payload: payloadOf([bdSeq(this.#session)], { at: 1 }) },
		];
	}

	#says(type: string, at: number, device: string | null): Sent {
		this.#seq = type === 'NBIRTH' ? 0 : (this.#seq + 1) & 255;
		const metrics = type === 'NBIRTH' ? [bdSeq(this.#session)] : [double('x', 1, { alias: 1 })];
		const topic = `spBv1.0/g/${type}/e${device === null ? '' : `/${device}`}`;
		return { at, topic, payload: payloadOf(metrics, { seq: this.#seq, at }) };
	}
}

/** Of messages some are lost, some come twice, and some come after the next one. */
function overBadLinks(sent: readonly Sent[], random: () => number): Sent[] {
	const heard: Sent[] = [];
	for (const message of sent) {
		const chance = random();
		if (chance < 0.05) continue;
		if (chance < 0.1) heard.push(message, message);
		else if (chance < 0.15) heard.splice(-1, 0, message);
		else heard.push(message);
	}
	return heard;
}

test.each(Array.from({ length: 60 }, (_, seed) => seed))(
	'whatever comes in whatever order, none is online but by its own birth after its edge node’s (seed %d)',
	(seed) => {
		const random = seededRandom(seed);
		const field = new Field(random);
		const heard = new Heard();
		const sent = Array.from({ length: 400 }, (_, step) =>
			field.does(heard.now + step * 100),
		).flat();
		const online = new Map<string, boolean>();
		const latest = new Map<string, number>();
		/** Devices with a birth that came before all that was sent later, and none of whose ends has been heard since. */
		const mayBe = new Set<string>();
		let asked = -Infinity;
		let heardUntil = 0;
		for (const { at, topic, payload } of overBadLinks(sent, random)) {
			heard.now += 100;
			const [, , type, , device] = topic.split('/');
			const { readings, requests } = heard.raw(topic, payload);
			const statuses = readings.filter((reading) => reading.kind === 'status');
			for (const { device: id, state, observedAt } of statuses) {
				if (online.get(id) !== (state === 'online'))
					expect(observedAt).toBeGreaterThan(latest.get(id) ?? 0);
				online.set(id, state === 'online');
				latest.set(id, observedAt);
			}
			if (type === 'DBIRTH' && at > heardUntil) mayBe.add(`sparkplug:g:e:${device}`);
			heardUntil = Math.max(heardUntil, at);
			const died = statuses.some(
				({ device: id, state }) => id === 'sparkplug:g:e' && state === 'offline',
			);
			if (died) mayBe.clear();
			if (type === 'DDEATH' && statuses.length > 0) mayBe.delete(`sparkplug:g:e:${device}`);
			for (const [id, isOnline] of online) {
				if (!isOnline || id === 'sparkplug:g:e') continue;
				expect(mayBe).toContain(id);
				expect(online.get('sparkplug:g:e')).toBe(true);
			}
			if (requests.length > 0) {
				expect(heard.now - asked).toBeGreaterThanOrEqual(60_000);
				asked = heard.now;
			}
		}
	},
);
