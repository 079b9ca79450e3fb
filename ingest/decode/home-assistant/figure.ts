import type { Rejected } from '#lib/domain/reading.ts';
import { rejected, shown } from '../fields.ts';
import { VALUE_RANGE } from '../telemetry.ts';
import type { Component } from './component.ts';
import type { Payload } from './template/template.ts';
import { numberOf } from './template/values.ts';

/** `None` and an empty text are how a template says that there is no value: https://www.home-assistant.io/integrations/sensor.mqtt/ */
const NO_VALUE: ReadonlySet<string> = new Set(['', 'None']);

/** The figure of a message on a component's state topic; null where it tells none. */
export function figureIn(
	{ configTopic, figure }: Component,
	payload: Payload,
): number | Rejected | null {
	if (figure === null) return null;
	const text = payload.rendered(figure.template);
	if (typeof text !== 'string') return rejected('bad-shape', `${configTopic}: ${text.detail}`);
	if (NO_VALUE.has(text)) return null;
	const wanted = (what: string) => `${configTopic}: ${what} is wanted, got ${shown(text)}`;
	if (figure.read.kind === 'switch') {
		const { on, off } = figure.read;
		if (text === on) return 1;
		if (text === off) return 0;
		return rejected('bad-shape', wanted(`${shown(on)} or ${shown(off)}`));
	}
	const number = numberOf(text);
	if (number === null) {
		return figure.read.strict ? rejected('bad-number', wanted('a finite number')) : null;
	}
	const { min, max } = VALUE_RANGE;
	if (number >= min && number <= max) return number;
	return rejected('bad-number', wanted(`a number from ${min} to ${max}`));
}
