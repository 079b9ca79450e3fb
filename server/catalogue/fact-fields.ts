/** What the columns of several fact files are made of. An empty cell of a CSV file is `null`. */
import * as v from 'valibot';

export const slug = v.pipe(
	v.string(),
	v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a slug such as d-682-da-teh'),
);
export const code = v.pipe(v.string(), v.regex(/^[0-9A-Z]{2,5}$/, 'a code such as 094'));
export const text = v.pipe(
	v.string(),
	v.nonEmpty('some text'),
	v.check((value) => value === value.normalize('NFC'), 'text in NFC'),
);
const DAY = 'a day such as 2024-11-30';
export const day = v.pipe(v.string(DAY), v.isoDate(DAY));
export const number = v.pipe(
	v.string(),
	v.regex(/^-?\d+(\.\d+)?$/, 'a number such as 11.5931'),
	v.transform(Number),
);
