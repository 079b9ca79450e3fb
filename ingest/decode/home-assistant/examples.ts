/** For tests: a decoder that is told one message after another, a second apart. */
import type { Decoded, FamilyDecoder } from '../family.ts';
import { HomeAssistantDecoder } from './decoder.ts';

export const NOW = Date.UTC(2026, 10, 22, 1);
export const SITE = 'bao-loc';

export class Told {
	readonly decoder: FamilyDecoder;
	/** Epoch ms of the last message's receipt. */
	now = NOW;

	constructor(decoder: FamilyDecoder = new HomeAssistantDecoder()) {
		this.decoder = decoder;
	}

	/** An object is told as JSON. */
	tell(topic: string, said: string | object | Uint8Array, retained = false): Decoded {
		this.now += 1_000;
		const text = typeof said === 'string' ? said : JSON.stringify(said);
		const payload = said instanceof Uint8Array ? said : new TextEncoder().encode(text);
		return this.decoder.decode({ topic, payload, retained, receivedAt: this.now, site: SITE });
	}

	/** Topics that are heard besides the configs. */
	get topics(): readonly string[] {
		return this.decoder.filters().filter((filter) => !filter.endsWith('/config'));
	}
}

/** A reading in brief: `online`, `offline by …`, `temperature=23.2`, or the name of what is described. */
export function inBrief({ readings }: Decoded): readonly string[] {
	return readings.map((reading) => {
		switch (reading.kind) {
			case 'info':
				return `${reading.device} is ${reading.deviceKind} ${reading.name}`;
			case 'status': {
				const reason = reading.reason === null ? '' : ` (${reading.reason})`;
				const age = reading.timeSource === 'retained' ? ' of unknown age' : '';
				return `${reading.device} ${reading.state}${reason}${age}`;
			}
			case 'telemetry': {
				const figures = reading.values.map(([metric, value]) => `${metric}=${value}`);
				return `${reading.device} ${figures.join(' ')}`;
			}
			default:
				return reading.kind;
		}
	});
}
