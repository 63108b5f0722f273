#!/bin/sh
export RESTIC_PASSWORD="thaumaturgist-lucriferous"
