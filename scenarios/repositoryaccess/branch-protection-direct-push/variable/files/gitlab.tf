resource "gitlab_branch_protection" "main" {
  project           = gitlab_project.deploy.id
  branch            = "main"
  push_access_level = var.level
}
