// The portal's own pages, frame and approvals, by their short names.
global using MyFrame = Segl.Server.Visiting.DoorFrame<Segl.Server.My.MyVisit>;
global using MyPages = Segl.Server.Visiting.DoorPages<Segl.Server.My.MyVisit>;
