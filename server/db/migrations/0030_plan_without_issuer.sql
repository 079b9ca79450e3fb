-- Of some plans the sources do not say who issued them: an unknown issuer is told as unknown.
alter table plan alter column issuer drop not null;
