resource "aws_eks_cluster" "production" {
  name                      = "production"
  enabled_cluster_log_types = var.log_types
}
