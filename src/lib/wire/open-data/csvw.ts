/** What describes a table beside it: CSV on the Web, https://www.w3.org/TR/tabular-metadata/ */
import type { Indicator } from '../../domain/indicator.ts';
import { OPEN_COLUMNS } from './figure.ts';
import type { InBoth, OpenColumn } from './figure.ts';
import { filePath } from './file-name.ts';
import { frequencyIri } from './frequency.ts';
import type { Licence } from './licence.ts';
import { valueNames, valueWords } from './value-names.ts';

/** An address in it is read from where the document itself lies. */
export function csvwMetadata(
	indicator: Indicator,
	{ licence, publisher }: { licence: Licence | null; publisher: InBoth },
): object {
	const { code, owner, legalBasis, intervalS } = indicator;
	return {
		'@context': ['http://www.w3.org/ns/csvw', { '@language': 'vi' }],
		url: filePath(code, 'csv'),
		'dc:title': inBoth({ vi: indicator.name, en: indicator.nameEn }),
		'dc:publisher': inBoth(publisher),
		...(owner !== null && { 'dc:creator': owner }),
		...(legalBasis !== null && { 'dc:source': legalBasis }),
		'dc:accrualPeriodicity': { '@id': frequencyIri(intervalS) },
		...(licence && { 'dc:license': { '@id': licence.iri } }),
		// The byte order mark at its beginning is taken off by every decoder that goes by the Encoding Standard.
		dialect: { encoding: 'utf-8', lineTerminators: ['\r\n'], header: true, delimiter: ',' },
		tableSchema: {
			columns: columnsOf(indicator).map(({ name, datatype, required, title, about }) => ({
				name,
				// In the header of the table; without a language it matches whatever language that is read in.
				titles: { und: name },
				'dc:title': inBoth(title),
				'dc:description': inBoth(about),
				datatype,
				required,
			})),
			primaryKey: ['unit', 'observed_at'],
		},
	};
}

/** What the values stand for is told with the column of values. */
function columnsOf(indicator: Indicator): readonly OpenColumn[] {
	const names = valueNames(indicator);
	if (names.length === 0) return OPEN_COLUMNS;
	return OPEN_COLUMNS.map((column) => {
		if (column.name !== 'value') return column;
		const vi = `${column.about.vi} ${valueWords(names.map((name) => name.vi))}.`;
		const en = `${column.about.en} ${valueWords(names.map((name) => name.en))}.`;
		return { ...column, about: { vi, en } };
	});
}

function inBoth({ vi, en }: InBoth): readonly object[] {
	return [
		{ '@value': vi, '@language': 'vi' },
		{ '@value': en, '@language': 'en' },
	];
}
