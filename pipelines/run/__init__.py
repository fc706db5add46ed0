"""What runs the stages: the edition, the job, answers, documents, releases; the shelf of builds."""
