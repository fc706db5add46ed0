"""The only rooms that know Prefect: the flows, the schedule, and the API of a server."""
