-- Whoever follows the changes leaves out retired devices, of which there are few: without looking at all the others.
create index device_retired on device (id) where retired_at is not null;
