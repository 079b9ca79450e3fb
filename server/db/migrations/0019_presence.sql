-- Who watches over what a device says of its presence: the broker its session, by a last will, or a bridge that tells of it
-- what it knows. Null: nobody. Of such a device silence alone is no evidence, so there is another basis of its interval.
alter table latest_status add column presence text check (presence in ('session', 'bridge'));
alter table latest_state drop constraint latest_state_interval_basis_check;
alter table latest_state add constraint latest_state_interval_basis_check
	check (interval_basis in ('given', 'learned', 'assumed', 'session'));
