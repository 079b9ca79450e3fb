import type { Indicator } from '../../domain/indicator.ts';
import type { InBoth } from './figure.ts';

/** What the values 0, 1, 2 … of an indicator stand for; empty where a value is a number of its unit of measure. */
export function valueNames({ kind, stages }: Pick<Indicator, 'kind' | 'stages'>): InBoth[] {
	switch (kind) {
		case 'number':
			return [];
		case 'yes-no':
			return [
				{ vi: 'không', en: 'no' },
				{ vi: 'có', en: 'yes' },
			];
		case 'stages':
			return stages.map(({ name, nameEn }) => ({ vi: name, en: nameEn }));
		default:
			return kind satisfies never;
	}
}

/** "0 = không; 1 = có"; empty where there is nothing to tell. */
export function valueWords(names: readonly string[]): string {
	return names.map((name, value) => `${value} = ${name}`).join('; ');
}
