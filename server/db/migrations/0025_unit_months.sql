-- A date is to be read without its history: for each unit and each month in which something was observed of it, what stood
-- when the month ended, older values carried forward. Whoever changes history notes the month as due in the same
-- transaction; months are made anew when they are over, and none that is due is read (docs/time.md).
create table unit_month (
	unit_id integer not null,
	-- its first day, in Vietnam
	month date not null,
	-- what stood, and beside it when that was received, one column of values after the other (server/programme/month-cells.ts)
	cells json not null,
	receipts json not null,
	primary key (unit_id, month)
);

create table unit_month_due (
	unit_id integer not null,
	month date not null,
	primary key (month, unit_id)
);
create index unit_month_due_unit on unit_month_due (unit_id);

insert into unit_month_due (unit_id, month)
select distinct unit_id, date_trunc('month', observed_at at time zone 'Asia/Ho_Chi_Minh')::date
from observation;
