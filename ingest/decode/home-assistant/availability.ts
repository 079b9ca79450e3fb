import type { Options } from './options.ts';
import { isObject } from './options.ts';
import { longOptions } from './abbreviations.ts';
import { shown } from '../fields.ts';
import type { Template } from './template/template.ts';

export type Check = {
	readonly topic: string;
	readonly template: Template | null;
	readonly available: string;
	readonly notAvailable: string;
};

/** https://www.home-assistant.io/integrations/mqtt/#using-availability-topics */
export type Availability = {
	readonly mode: 'all' | 'any' | 'latest';
	readonly checks: readonly Check[];
};

const MOST_CHECKS = 16;

/** The list `availability`, or the short form `availability_topic`, which exclude each other; null where there is neither. */
export function availabilityOf(options: Options): Availability | null {
	const listed = options.object['availability'] ?? null;
	const short = options.object['availability_topic'] ?? null;
	if (listed !== null && short !== null) {
		return options.reject('bad-shape', 'availability: not together with availability_topic');
	}
	const mode = options.text('availability_mode') ?? 'latest';
	if (mode !== 'all' && mode !== 'any' && mode !== 'latest') {
		const wanted = '"all", "any" or "latest"';
		return options.reject(
			'bad-shape',
			`availability_mode: ${wanted} is wanted, got ${shown(mode)}`,
		);
	}
	const checks =
		short === null ? entries(options, listed) : [checkOf(options, 'availability_topic')];
	const whole = checks.filter((check) => check !== null);
	return whole.length === 0 ? null : { mode, checks: whole };
}

function entries(options: Options, listed: unknown): readonly (Check | null)[] {
	if (listed === null || listed === false) return [];
	const list: readonly unknown[] = Array.isArray(listed) ? listed : [listed];
	if (list.length > MOST_CHECKS || !list.every(isObject)) {
		options.reject('bad-shape', `availability: a list of at most ${MOST_CHECKS} is wanted`);
		return [];
	}
	return list.map((entry) => {
		const within = options.within(longOptions(entry));
		const check = checkOf(within, 'topic');
		options.take(within);
		return check;
	});
}

function checkOf(options: Options, topicName: 'topic' | 'availability_topic'): Check | null {
	const topic = options.topic(topicName);
	const template = options.template(
		topicName === 'topic' ? 'value_template' : 'availability_template',
	);
	const available = options.text('payload_available') ?? 'online';
	const notAvailable = options.text('payload_not_available') ?? 'offline';
	if (topic === null) return options.reject('bad-shape', `availability: ${topicName} is wanted`);
	return { topic, template, available, notAvailable };
}
