"""The runtime behind the façade: jobs, errors, the import of project files, values. Nothing here is for learners."""
