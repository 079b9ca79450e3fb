import { expect, test } from 'vitest';
import { toEntry } from './entry.ts';

const message = {
	topic: 'ioc/v1/bao-loc/device/cam-01/status',
	payload: new TextEncoder().encode('{'),
	retained: false,
	redelivered: false,
	receivedAt: 0,
};

test('what is retained and cannot be taken may have been kept before: it comes with every subscription', () => {
	expect(toEntry(message)).toMatchObject({ reason: 'bad-json', redelivered: false });
	expect(toEntry({ ...message, retained: true })).toMatchObject({ redelivered: true });
});
