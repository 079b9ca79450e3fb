import type { Rejected } from '#lib/domain/reading.ts';
import { rejected } from '../fields.ts';
import { topicsOf, type Component } from './component.ts';
import { MOST_OF_A_DEVICE, type Config } from './config.ts';

export type Changed = {
	/** Devices of which something may be otherwise now, gateways among them. */
	readonly devices: ReadonlySet<string>;
	/** Topics that nobody listens to any more. */
	readonly silent: readonly string[];
	readonly faults: readonly Rejected[];
};

/** The components that configs told of, by what they are looked for. */
export class Registry {
	readonly #most: number;
	readonly #byKey = new Map<string, Component>();
	readonly #byConfig = new Map<string, readonly Component[]>();
	readonly #byTopic = new Map<string, Map<string, Component>>();
	readonly #byDevice = new Map<string, Map<string, Component>>();
	readonly #byGateway = new Map<string, Map<string, Component>>();
	/** Platform and unique id, to the component that has it. */
	readonly #byUniqueId = new Map<string, Component>();
	#topics: readonly string[] | null = null;

	constructor(most: number) {
		this.#most = most;
	}

	/** The same list until it changes. */
	get topics(): readonly string[] {
		this.#topics ??= [...this.#byTopic.keys()];
		return this.#topics;
	}

	hears(topic: string): boolean {
		return this.#byTopic.has(topic);
	}

	listening(topic: string): readonly Component[] {
		return [...(this.#byTopic.get(topic)?.values() ?? [])];
	}

	ofDevice(id: string): readonly Component[] {
		return [...(this.#byDevice.get(id)?.values() ?? [])];
	}

	isGateway(id: string): boolean {
		return this.#byGateway.has(id);
	}

	/** Takes a config in the place of what its topic told before; what is at fault in it stays as it was. */
	replace(configTopic: string, { components, faults }: Config): Changed {
		const before = this.#byConfig.get(configTopic) ?? [];
		const kept = before.filter(({ key }) => faults.some((fault) => fault.key === key));
		const devices = new Set<string>();
		for (const component of before) this.#remove(component, devices);
		const found = faults.map((fault) => fault.rejected);
		const now: Component[] = [];
		for (const component of [...kept, ...components]) {
			const fault = this.#inTheWay(component);
			if (fault !== null) found.push(fault);
			else now.push(this.#add(component, devices));
		}
		if (now.length === 0) this.#byConfig.delete(configTopic);
		else this.#byConfig.set(configTopic, now);
		const silent = before.flatMap(topicsOf).filter((topic) => !this.#byTopic.has(topic));
		return { devices, silent, faults: found };
	}

	/**
	 * Why it cannot be taken beside what is known. Two with the same unique id are one thing told twice: the first stays, as in Home
	 * Assistant. Two with the same code would mix their histories.
	 */
	#inTheWay(component: Component): Rejected | null {
		const { uniqueId, figure, device } = component;
		if (this.#byKey.size >= this.#most) {
			return rejected('too-large', `at most ${this.#most} components are taken`);
		}
		const twin = uniqueId === null ? undefined : this.#byUniqueId.get(uniqueKey(component));
		if (twin) {
			const detail = `unique_id: ${JSON.stringify(uniqueId)} is taken by ${twin.configTopic}`;
			return rejected('bad-shape', detail);
		}
		const others = this.ofDevice(device.id);
		if (others.length >= MOST_OF_A_DEVICE) {
			const detail = `at most ${MOST_OF_A_DEVICE} components of a device are taken`;
			return rejected('too-large', detail);
		}
		const same = others.find((other) => figure !== null && other.figure?.metric === figure.metric);
		if (!same) return null;
		return rejected('bad-shape', `${figure?.metric}: already told by ${same.configTopic}`);
	}

	#add(component: Component, devices: Set<string>): Component {
		const { key, device, uniqueId } = component;
		this.#byKey.set(key, component);
		if (uniqueId !== null) this.#byUniqueId.set(uniqueKey(component), component);
		for (const topic of topicsOf(component)) this.#put(this.#byTopic, topic, component);
		this.#put(this.#byDevice, device.id, component);
		devices.add(device.id);
		if (device.gateway !== null) {
			this.#put(this.#byGateway, device.gateway, component);
			devices.add(device.gateway);
		}
		return component;
	}

	#remove(component: Component, devices: Set<string>): void {
		const { key, device, uniqueId } = component;
		this.#byKey.delete(key);
		if (uniqueId !== null) this.#byUniqueId.delete(uniqueKey(component));
		for (const topic of topicsOf(component)) this.#drop(this.#byTopic, topic, key);
		this.#drop(this.#byDevice, device.id, key);
		devices.add(device.id);
		if (device.gateway !== null) {
			this.#drop(this.#byGateway, device.gateway, key);
			devices.add(device.gateway);
		}
	}

	#put(index: Map<string, Map<string, Component>>, at: string, component: Component): void {
		const components = index.get(at);
		if (components) components.set(component.key, component);
		else index.set(at, new Map([[component.key, component]]));
		if (!components && index === this.#byTopic) this.#topics = null;
	}

	#drop(index: Map<string, Map<string, Component>>, at: string, key: string): void {
		const components = index.get(at);
		components?.delete(key);
		if (components?.size !== 0) return;
		index.delete(at);
		if (index === this.#byTopic) this.#topics = null;
	}
}

function uniqueKey({ platform, uniqueId }: Component): string {
	return `${platform} ${uniqueId}`;
}
