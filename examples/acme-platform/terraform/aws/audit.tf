resource "aws_cloudtrail" "main" {
  name                          = "main"
  s3_bucket_name                = "acme-audit"
  enable_logging                = false
  is_multi_region_trail         = false
  include_global_service_events = false
}

resource "aws_eks_cluster" "production" {
  name     = "production"
  role_arn = aws_iam_role.cluster.arn
  version  = "1.34"

  enabled_cluster_log_types = ["scheduler"]

  vpc_config {
    subnet_ids = aws_subnet.private[*].id
  }
}
