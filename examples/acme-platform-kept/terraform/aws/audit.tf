resource "aws_cloudtrail" "main" {
  name                          = "main"
  s3_bucket_name                = "acme-audit"
  enable_logging                = true
  is_multi_region_trail         = true
  include_global_service_events = true
  enable_log_file_validation    = true
}

resource "aws_eks_cluster" "production" {
  name     = "production"
  role_arn = aws_iam_role.cluster.arn
  version  = "1.34"

  enabled_cluster_log_types = ["api", "audit", "authenticator", "controllerManager", "scheduler"]

  vpc_config {
    subnet_ids = aws_subnet.private[*].id
  }
}
