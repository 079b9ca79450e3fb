import { expect, test } from 'vitest';
import { rejected } from './decode/fields.ts';
import { deadLetter } from './entry.ts';

const message = {
	topic: 'ioc/v1/bao-loc/device/cam-01/status',
	payload: new TextEncoder().encode('{'),
	retained: false,
	redelivered: false,
	receivedAt: 0,
};

test('what is retained and cannot be taken may have been kept before: it comes with every subscription', () => {
	const fault = rejected('bad-json', 'not JSON');
	expect(deadLetter(message, fault)).toMatchObject({ reason: 'bad-json', redelivered: false });
	expect(deadLetter({ ...message, retained: true }, fault)).toMatchObject({ redelivered: true });
});
