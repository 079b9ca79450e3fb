/** Keeps what could not be taken. */
import type { Queryable } from '../database.ts';
import type { DeadLetter } from '../write-batch.ts';
import { booleans, float8s, int4s } from './columns.ts';
import { VERSION } from './feed.ts';

/** One that may have been kept before is looked for: a redelivered message has another time of receipt. */
const INSERT = `
	with told as (
		select to_timestamp(received_ms / 1000) as received_at, topic, payload, payload_bytes, reason, detail, messages, redelivered
		from unnest($1::float8[], $2::text[], $3::bytea[], $4::int[], $5::text[], $6::text[], $7::int[], $8::boolean[])
			as u (received_ms, topic, payload, payload_bytes, reason, detail, messages, redelivered)
	)
	insert into dead_letter (received_at, topic, payload, payload_bytes, reason, detail, messages, version)
	select received_at, topic, payload, payload_bytes, reason, detail, messages, ${VERSION} from told
	where not redelivered or not exists (
		select from dead_letter d
		where d.topic = told.topic and d.payload = told.payload and d.reason = told.reason
			and d.received_at between told.received_at - interval '1 hour' and told.received_at + interval '1 hour'
	)`;

export async function keepDeadLetters(
	tx: Queryable,
	letters: readonly DeadLetter[],
): Promise<void> {
	if (letters.length === 0) return;
	await tx.query(INSERT, [
		float8s(letters.map(({ receivedAt }) => receivedAt)),
		letters.map(({ topic }) => storable(topic)),
		letters.map(({ payload }) =>
			Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength),
		),
		int4s(letters.map(({ payloadBytes }) => payloadBytes)),
		letters.map(({ reason }) => reason),
		letters.map(({ detail }) => storable(detail)),
		int4s(letters.map(({ messages }) => messages)),
		booleans(letters.map(({ redelivered }) => redelivered)),
	]);
}

/** PostgreSQL's text has no U+0000. */
function storable(text: string): string {
	return text.replaceAll('\u0000', '\ufffd');
}
