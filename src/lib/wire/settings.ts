export type Settings = {
	/** `null`: the embedded TimescaleDB in `dataDir`. */
	readonly databaseUrl: string | null;
	/** `null`: the embedded broker. */
	readonly mqttUrl: string | null;
	readonly mqttUsername: string | null;
	readonly mqttPassword: string | null;
	readonly mqttPort: number;
	readonly host: string;
	readonly port: number;
	readonly dataDir: string;
	/** Slug of a centre. */
	readonly centre: string;
	readonly demo: boolean;
	readonly batchMs: number;
	readonly tickMs: number;
	readonly locale: 'vi' | 'en';
	readonly logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal';
	/** Days that telemetry and device status are kept; observations are kept for good. */
	readonly keepTelemetryDays: number;
	readonly keepStatusDays: number;
};
