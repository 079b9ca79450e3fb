import type { Device } from '#lib/domain/device.ts';
import type { PartOf } from '#lib/scene/device-view.ts';
import { FieldView } from '#lib/scene/field-view.svelte.ts';
import type { SceneState } from '#lib/scene/scene-state.svelte.ts';
import type { DeviceGroup, WhichDevices } from './which-devices.ts';

/** The devices that a panel tells of: the scene's, or some of them. To be called with its component. */
export function fieldOf(
	scene: SceneState,
	{
		of,
		kind,
		groups = [],
	}: WhichDevices & { readonly groups?: readonly DeviceGroup[] | undefined },
): FieldView {
	if (of === 'all' && kind === undefined && groups.length === 0) return scene.field;
	const groupOf = groups.length === 0 ? null : groupFinder(groups);
	const isOurs = (device: Device): boolean =>
		(kind === undefined || device.kind === kind) &&
		(of === 'all' || scene.field.partOf(device)?.id === scene.data.home.id) &&
		(groupOf === null || groupOf(device) !== null);
	const { wall, locale } = scene;
	return new FieldView({ wall, focus: () => scene.data, locale, among: isOurs, groupOf });
}

/** The first group that has the device. */
export function groupFinder(groups: readonly DeviceGroup[]): PartOf {
	const known = groups.map(({ name, devices }, at) => ({
		part: { id: -1 - at, code: String(at), shortName: name },
		has: devices.map(wildcard),
	}));
	return ({ name, device }) =>
		known.find(({ has }) => has.some((fits) => fits.test(name) || fits.test(device)))?.part ?? null;
}

function wildcard(text: string): RegExp {
	const parts = text
		.normalize('NFC')
		.split('*')
		.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
	return new RegExp(`^${parts.join('.*')}$`, 'u');
}
