import type { IndicatorFact } from './catalogue-schema.ts';

const YES = ['có', 'yes'];
const NO = ['không', 'no'];

/** A value as a catalogue gives it, as the number that stands for it: of yes and no 1 and 0, of a stage its place. */
export function numberOf(
	value: number | boolean | string,
	{ code, kind, stages, min, max }: IndicatorFact,
):
	| { readonly kind: 'number'; readonly value: number }
	| { readonly kind: 'wrong'; readonly said: string } {
	const wrong = (wanted: string) =>
		({
			kind: 'wrong',
			said: `${wanted} is wanted of ${code}, got ${JSON.stringify(value)}`,
		}) as const;
	switch (kind) {
		case 'number':
			if (typeof value !== 'number') return wrong('a number');
			if (value < (min ?? -Infinity) || value > (max ?? Infinity))
				return wrong(`a number from ${min ?? '−∞'} to ${max ?? '∞'}`);
			return { kind: 'number', value };
		case 'yes-no': {
			const yes = value === true || (typeof value === 'string' && YES.includes(value));
			const no = value === false || (typeof value === 'string' && NO.includes(value));
			return yes || no ? { kind: 'number', value: yes ? 1 : 0 } : wrong('yes or no');
		}
		case 'stages': {
			const place = stages.findIndex(({ name, nameEn }) => value === name || value === nameEn);
			if (place === -1) return wrong(stages.map(({ name }) => name).join(', '));
			return { kind: 'number', value: place };
		}
		default:
			return kind satisfies never;
	}
}
