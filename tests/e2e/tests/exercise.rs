//! A learner solves an exercise.
