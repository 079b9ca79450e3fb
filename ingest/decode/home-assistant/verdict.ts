import type { DeviceReport } from '#lib/domain/reading.ts';
import type { Check } from './availability.ts';
import { tellsConnectivity, type Component } from './component.ts';
import type { Payload } from './template/template.ts';

/** The last message of a topic that tells of availability. */
export type Heard = {
	readonly payload: Payload;
	/** Epoch ms of its receipt. */
	readonly at: number;
	readonly retained: boolean;
	/** Its place in the order of receipt. */
	readonly turn: number;
};

export type Evidence = ReadonlyMap<string, Heard>;

/** Whether something is there, and since when that is known. Of what was retained nobody knows the age. */
type Answer = Pick<Heard, 'at' | 'retained' | 'turn'> & { readonly isThere: boolean };

export type Verdict = {
	readonly state: DeviceReport;
	readonly reason: string | null;
	readonly at: number;
	readonly retained: boolean;
};

/**
 * What a device's components together tell of it; null while none tells. Home Assistant knows availability of components alone, so
 * the rule is ours: it is `online` where all that tell are available, `offline` where none is, and `degraded` where some are: it
 * can be reached, and a part of it cannot. A component without availability tells nothing here. A binary sensor of the
 * class connectivity tells by its state, as long as it is itself available.
 */
export function verdictOf(components: readonly Component[], evidence: Evidence): Verdict | null {
	const told = components.flatMap((component) => {
		const answer = answerOf(component, evidence);
		return answer === null ? [] : [{ component, answer }];
	});
	const there = told.filter(({ answer }) => answer.isThere);
	const away = told.filter(({ answer }) => !answer.isThere);
	const lasts = [there, away]
		.filter((some) => some.length > 0)
		.map((some) => surest(some.map(({ answer }) => answer)));
	if (lasts.length === 0) return null;
	// Both are needed where they differ.
	const at = Math.max(...lasts.map((last) => last.at));
	const retained = lasts.some((last) => last.retained);
	if (away.length === 0) return { state: 'online', reason: null, at, retained };
	if (there.length === 0) return { state: 'offline', reason: null, at, retained };
	const reason = reasonOf(away.map(({ component }) => component));
	return { state: 'degraded', reason, at, retained };
}

function reasonOf(away: readonly Component[]): string | null {
	if (away.some(({ platform }) => platform === 'camera')) return 'no-video';
	if (away.every(tellsConnectivity)) return 'network';
	return away.every(({ platform }) => platform.endsWith('sensor')) ? 'sensor' : null;
}

function answerOf(component: Component, evidence: Evidence): Answer | null {
	const available = availabilityAnswer(component, evidence);
	if (!tellsConnectivity(component)) return available;
	if (component.availability !== null && !available?.isThere) return available;
	const check = connectivityCheck(component);
	return check === null ? null : checked(check, evidence);
}

/**
 * `all`: each topic must have told that it is available, and one that told otherwise decides. `any`: one that is available decides, and
 * only when each told otherwise it is not. `latest`: the last that told.
 * https://www.home-assistant.io/integrations/mqtt/#using-availability-topics; what was not heard is unknown here, not unavailable.
 */
function availabilityAnswer({ availability }: Component, evidence: Evidence): Answer | null {
	if (availability === null) return null;
	const { mode, checks } = availability;
	const answers = checks.map((check) => checked(check, evidence)).filter((one) => one !== null);
	if (answers.length === 0) return null;
	if (mode === 'latest') return answers.reduce((a, b) => (b.turn > a.turn ? b : a));
	const deciding = answers.filter(({ isThere }) => isThere === (mode === 'any'));
	if (deciding.length > 0) return surest(deciding);
	// Each is needed for the answer, so it is no fresher than the least of them.
	const last = answers.reduce((a, b) => (b.turn > a.turn ? b : a));
	const isWhole = answers.length === checks.length;
	return isWhole ? { ...last, retained: answers.some(({ retained }) => retained) } : null;
}

/** Any of them would do: the newest that was not retained, else the newest. */
function surest(answers: readonly Answer[]): Answer {
	return answers.reduce((a, b) => {
		if (a.retained !== b.retained) return a.retained ? b : a;
		return b.turn > a.turn ? b : a;
	});
}

/** By which of its checks a component learns something from a topic. */
export function checksOn(component: Component, topic: string): readonly Check[] {
	const own = component.availability?.checks.filter((check) => check.topic === topic) ?? [];
	const state = connectivityCheck(component);
	return state?.topic === topic ? [...own, state] : own;
}

function connectivityCheck(component: Component): Check | null {
	const { figure } = component;
	if (!tellsConnectivity(component) || figure?.read.kind !== 'switch') return null;
	const { topic, template, read } = figure;
	return { topic, template, available: read.on, notAvailable: read.off };
}

export function checked(
	{ topic, template, available, notAvailable }: Check,
	evidence: Evidence,
): Answer | null {
	const heard = evidence.get(topic);
	if (heard === undefined) return null;
	const text = heard.payload.rendered(template);
	if (text !== available && text !== notAvailable) return null;
	const { at, retained, turn } = heard;
	return { at, retained, turn, isThere: text === available };
}
