#!/bin/sh
kubeadm join 10.0.0.1:6443 --token 8k2vqd.4h7wz9p3xk5m2c6t
