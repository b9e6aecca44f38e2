"""The room's window: it draws an ``AudienceView`` and has access to nothing else."""
