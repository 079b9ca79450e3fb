/** What screens tell of themselves: kept here, and written down not as often as it comes. */
import type { ScreenReport } from '#lib/wire/screen.ts';
import type { Queryable } from '../db/database.ts';

/** Of one screen at most this often (ms). */
export const WRITE_EVERY_MS = 5_000;

type Told = { readonly report: ScreenReport; readonly reportedAt: number };

export class ReportBook {
	readonly #unwritten = new Map<number, Told>();
	readonly #writtenAt = new Map<number, number>();

	/** True where it is the first word of that screen here: that is not waited with. */
	put(screenId: number, told: Told): boolean {
		this.#unwritten.set(screenId, told);
		return !this.#writtenAt.has(screenId);
	}

	/** Writes those whose turn it is; what fails to be written is still there, unless newer has come. */
	async write(database: Queryable, now: number): Promise<void> {
		const due = [...this.#unwritten].filter(
			([id]) => now - (this.#writtenAt.get(id) ?? -Infinity) >= WRITE_EVERY_MS,
		);
		if (due.length === 0) return;
		const rows = due.map(([screenId, { report, reportedAt }]) => {
			return { ...report, screenId, reportedAt };
		});
		await database.query(WRITE, [JSON.stringify(rows)]);
		for (const [id, told] of due) {
			this.#writtenAt.set(id, now);
			if (this.#unwritten.get(id) === told) this.#unwritten.delete(id);
		}
	}
}

const WRITE = `
	insert into screen_report (screen_id, reported_at, scene, page_version, lag_ms, frames_per_second, heap_bytes, width,
		height, pixel_ratio, frozen_since)
	select "screenId", to_timestamp("reportedAt" / 1000), told.scene, told.version, "lagMs", "framesPerSecond", "heapBytes",
		told.width, told.height, "pixelRatio", to_timestamp("frozenSince" / 1000)
	from jsonb_to_recordset($1::jsonb) as told ("screenId" int, "reportedAt" float8, scene text, version text,
		"lagMs" float8, "framesPerSecond" float8, "heapBytes" float8, width int, height int, "pixelRatio" float8,
		"frozenSince" float8)
		join screen on screen.id = "screenId"
	on conflict (screen_id) do update set
		reported_at = excluded.reported_at, scene = excluded.scene, page_version = excluded.page_version,
		lag_ms = excluded.lag_ms, frames_per_second = excluded.frames_per_second, heap_bytes = excluded.heap_bytes,
		width = excluded.width, height = excluded.height, pixel_ratio = excluded.pixel_ratio,
		frozen_since = excluded.frozen_since
	where screen_report.reported_at <= excluded.reported_at`;
