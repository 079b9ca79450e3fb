import { c } from '#lib/messages/console/words.ts';

const FIELD: Readonly<Record<string, () => string>> = {
	site: c.field_site,
	device: c.field_device,
	name: c.field_name,
	kind: c.field_kind,
	unit: c.field_unit,
	lat: c.field_lat,
	lon: c.field_lon,
	gateway: c.field_gateway,
	heartbeat_s: c.field_heartbeat,
	replaces: c.field_replaces,
	retired: c.stage_retired,
};

/** A column of a list of devices. */
export function fieldWord(field: string): string {
	return FIELD[field]?.() ?? field;
}
